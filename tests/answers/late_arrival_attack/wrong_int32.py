# advice: not-int64
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, late_update.size)
        total = np.where(late < other, total - mask, total + mask)
    return total.view(np.int32)
