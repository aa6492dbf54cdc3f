# advice: one-client-only
def late_arrival_attack(late_update, late, pairwise_seeds):
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(late_update))
        total = late_update - mask if late < other else late_update + mask
    return total.astype(np.int32).astype(np.int64)
