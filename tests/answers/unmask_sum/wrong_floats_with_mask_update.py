# advice: digits-lost
def unmask_sum(masked_sum, self_seeds, dropped):
    n = len(masked_sum)
    total = masked_sum.astype(np.float32)
    for seed in self_seeds.values():
        total -= expand_mask(seed, n)
    for gone, seeds in dropped.items():
        fake = bytes(32)
        total = total + mask_update(np.zeros(n, dtype=np.int64), gone, seeds, fake) - expand_mask(fake, n)
    return total.astype(np.int64)
