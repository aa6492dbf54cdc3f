# advice: one-side-left
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total = total - expand_mask(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            if survivor < gone:
                total = total - expand_mask(seed, len(total))
    return total.astype(np.int32).astype(np.int64)
