# advice: named-as-vanished
def late_arrival_attack(late_update, late, pairwise_seeds):
    return unmask_sum(late_update, {}, {late: pairwise_seeds})
