# advice: minus-one-times-mask
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        sign = -1 if late < other else 1
        total = total + sign * expand_mask(seed, len(total))
    return total.astype(np.int32).astype(np.int64)
