# right: masks zeros as the vanished would have, and adds that
def unmask_sum(masked_sum, self_seeds, dropped):
    d = len(masked_sum)
    total = masked_sum
    for gone, seeds in dropped.items():
        total = total + mask_update(np.zeros(d, int), gone, seeds, bytes(32)) - expand_mask(bytes(32), d)
    total = total - sum(expand_mask(seed, d) for seed in self_seeds.values())
    return total.astype(np.int32).astype(np.int64)
