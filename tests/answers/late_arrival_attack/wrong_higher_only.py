# advice: one-side-only
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        if late < other:
            total = total - expand_mask(seed, len(total))
    return total.astype(np.int32).astype(np.int64)
