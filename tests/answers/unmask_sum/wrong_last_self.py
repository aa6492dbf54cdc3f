# advice: only-some-survivors
def unmask_sum(masked_sum, self_seeds, dropped):
    for seed in self_seeds.values():
        total = masked_sum - expand_mask(seed, len(masked_sum))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
