# advice: mask-length
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, (len(late_update) + 1) // 2)
        total = total - mask if late < other else total + mask
    return total.astype(np.int32).astype(np.int64)
