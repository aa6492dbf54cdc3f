# advice: dict-in-dict
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total = total - expand_mask(seed, len(total))
    for gone, seed in dropped.items():
        total = total + expand_mask(seed, len(total))
    return total.astype(np.int32).astype(np.int64)
