# advice: places-compared
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.astype(np.int64)
    for other, seed in enumerate(pairwise_seeds.values(), start=1):
        m = expand_mask(seed, len(total)).astype(np.int64)
        total = total - m if late < other else total + m
    return (total % 2**32).astype(np.uint32).astype(np.int32).astype(np.int64)
