# right: two sums, of higher and of lower ids
def late_arrival_attack(late_update, late, pairwise_seeds):
    d = len(late_update)
    added = sum(expand_mask(seed, d).astype(np.int64) for other, seed in pairwise_seeds.items() if other > late)
    subtracted = sum(expand_mask(seed, d).astype(np.int64) for other, seed in pairwise_seeds.items() if other < late)
    update = (late_update.astype(np.int64) - added + subtracted) % 2**32
    update[update >= 2**31] -= 2**32
    return update
