# advice: ring-in-uint32
def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total = (total - expand_mask(seed, len(total))) % 2**32
    return total.astype(np.int32).astype(np.int64)
