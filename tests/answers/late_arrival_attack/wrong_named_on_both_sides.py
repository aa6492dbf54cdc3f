# advice: one-line-too-many
def late_arrival_attack(late_update, late, pairwise_seeds):
    d = {}
    for other, seed in pairwise_seeds.items():
        d[other] = {late: seed}
        d[late] = {other: seed}
    return unmask_sum(late_update, {}, d)
