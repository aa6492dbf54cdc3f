# advice: other-masks
def mask_of(seed, d):
    return np.random.default_rng(list(seed)).integers(0, 2**32, d, dtype=np.uint32)


def unmask_sum(masked_sum, self_seeds, dropped):
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total = total - mask_of(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = mask_of(seed, len(total))
            total = total - mask if survivor < gone else total + mask
    return total.astype(np.int32).astype(np.int64)
