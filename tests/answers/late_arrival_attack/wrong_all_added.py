# advice: one-sign
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for seed in pairwise_seeds.values():
        total = total + expand_mask(seed, len(total))
    return total.astype(np.int32).astype(np.int64)
