# advice: signs-swapped
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total = total - expand_mask(seed, len(total))
    for survivor, seeds in dropped.items():
        for gone in seeds:
            mask = expand_mask(seeds[gone], len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
