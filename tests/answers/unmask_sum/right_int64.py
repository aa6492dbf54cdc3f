# right: wide integers, reduced and centred at the end
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.astype(np.int64)
    for seed in self_seeds.values():
        total -= expand_mask(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            sign = -1 if survivor < gone else 1
            total += sign * expand_mask(seed, len(total)).astype(np.int64)
    return (total + 2**31) % 2**32 - 2**31
