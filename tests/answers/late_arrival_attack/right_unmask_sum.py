# right: unmask_sum, as if everybody else had vanished
def late_arrival_attack(late_update, late, pairwise_seeds):
    return unmask_sum(late_update, {}, {other: {late: seed} for other, seed in pairwise_seeds.items()})
