# advice: ids-numbered
def late_arrival_attack(late_update, late, pairwise_seeds):
    dropped = {v: {late: pairwise_seeds[v]} for v in [1, 2, 4, 5]}
    return unmask_sum(late_update, {}, dropped)
