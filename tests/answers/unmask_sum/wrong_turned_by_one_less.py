# advice: negatives-off-by-one
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    n = len(total)
    for seed in self_seeds.values():
        total = total - expand_mask(seed, n)
    for gone, seeds in dropped.items():
        for s, seed in seeds.items():
            m = expand_mask(seed, n)
            total = total - m if s < gone else total + m
    total = total.astype(np.int64)
    return np.where(total >= 2**31, total - (2**32 - 1), total)
