# advice: ring-in-uint32
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(total))
        total = total - mask if late < other else total + mask
    return np.where(total >= 2**31, total - 2**32, total)
