# advice: one-client-only
def late_arrival_attack(late_update, late, pairwise_seeds):
    by_survivor = {late: (other, seed) for other, seed in pairwise_seeds.items()}
    gone = {other: {survivor: seed} for survivor, (other, seed) in by_survivor.items()}
    return unmask_sum(late_update, {}, gone)
