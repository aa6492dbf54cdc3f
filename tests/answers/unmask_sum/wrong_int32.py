# advice: not-int64
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.view(np.int32)
    for seed in self_seeds.values():
        total = total - expand_mask(seed, len(total)).view(np.int32)
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total)).view(np.int32)
            total = total - mask if survivor < gone else total + mask
    return total
