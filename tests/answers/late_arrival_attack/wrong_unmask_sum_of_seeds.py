# advice: seeds-as-self-seeds
def late_arrival_attack(late_update, late, pairwise_seeds):
    return unmask_sum(late_update, pairwise_seeds, {})
