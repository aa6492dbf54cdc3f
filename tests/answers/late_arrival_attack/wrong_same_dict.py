# advice: one-dict-for-all
def late_arrival_attack(late_update, late, pairwise_seeds):
    gone = dict.fromkeys(pairwise_seeds, {})
    for client in pairwise_seeds:
        gone[client][late] = pairwise_seeds[client]
    return unmask_sum(late_update, {}, gone)
