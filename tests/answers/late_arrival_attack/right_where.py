# right: in place on a copy, centred with np.where
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        if late < other:
            total -= expand_mask(seed, len(total))
        else:
            total += expand_mask(seed, len(total))
    total = total.astype(np.int64)
    return np.where(total < 2**31, total, total - 2**32)
