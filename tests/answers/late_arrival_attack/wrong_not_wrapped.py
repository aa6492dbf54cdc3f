# advice: not-wrapped
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.astype(np.int64)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(total))
        total = total - mask if late < other else total + mask
    return total
