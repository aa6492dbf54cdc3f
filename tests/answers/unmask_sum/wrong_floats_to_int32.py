# advice: ends-of-range
def unmask_sum(masked_sum, self_seeds, dropped):
    left, d = masked_sum.astype(np.float64), len(masked_sum)
    for own in self_seeds.values():
        left = left - expand_mask(own, d)
    for gone, seeds in dropped.items():
        for survivor, shared in seeds.items():
            left = left + (1 if gone < survivor else -1) * expand_mask(shared, d).astype(np.float64)
    return np.clip(left, -(2**31), 2**31 - 1).astype(np.int64)
