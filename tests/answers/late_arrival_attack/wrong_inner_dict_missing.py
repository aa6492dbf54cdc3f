# advice: seeds-not-in-dicts
def late_arrival_attack(late_update, late, pairwise_seeds):
    dropped = {}
    for other, seed in pairwise_seeds.items():
        dropped[other][late] = seed
    return unmask_sum(late_update, {}, dropped)
