# advice: named-as-vanished
def late_arrival_attack(late_update, late, pairwise_seeds):
    dropped = {late: {other: seed for other, seed in pairwise_seeds.items()}}
    self_seeds = {}
    return unmask_sum(late_update, self_seeds, dropped)
