# advice: nothing-removed
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total - expand_mask(seed, len(total))
    return masked_sum.astype(np.int32).astype(np.int64)
