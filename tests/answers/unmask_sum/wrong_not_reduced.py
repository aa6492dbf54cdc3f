# advice: not-wrapped
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.astype(np.int64)
    for seed in self_seeds.values():
        total = total - expand_mask(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total
