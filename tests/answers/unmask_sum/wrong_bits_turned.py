# advice: off-by-one
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total += ~expand_mask(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
