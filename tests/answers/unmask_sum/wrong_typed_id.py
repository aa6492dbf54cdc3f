# advice: other-number-compared
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total -= expand_mask(seed, len(total))
    for seeds in dropped.values():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total))
            total = total + mask if survivor > 3 else total - mask
    return total.astype(np.int32).astype(np.int64)
