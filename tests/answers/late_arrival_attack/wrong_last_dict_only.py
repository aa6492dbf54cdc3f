# advice: one-client-only
def late_arrival_attack(late_update, late, pairwise_seeds):
    for other, seed in pairwise_seeds.items():
        gone = {other: {late: seed}}
    return unmask_sum(late_update, {}, gone)
