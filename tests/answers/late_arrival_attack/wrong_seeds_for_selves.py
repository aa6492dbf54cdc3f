# advice: seeds-as-self-seeds
def late_arrival_attack(late_update, late, pairwise_seeds):
    nobody = dict()
    selves = {client: pairwise_seeds[client] for client in sorted(pairwise_seeds)}
    return unmask_sum(late_update, selves, nobody)
