# advice: update-shifted
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(total))
        total = total - mask if late < other else total + mask
    total = total.astype(np.int64)
    total[total >= 2**31] -= 2**31
    return total
