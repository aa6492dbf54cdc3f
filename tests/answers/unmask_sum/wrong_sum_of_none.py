# advice: sum-of-nothing
def unmask_sum(masked_sum, self_seeds, dropped):
    size = len(masked_sum)
    own = np.sum([expand_mask(seed, size) for seed in self_seeds.values()], axis=0)
    rest = masked_sum - own
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            if survivor < gone:
                rest = rest - expand_mask(seed, size)
            else:
                rest = rest + expand_mask(seed, size)
    return rest.astype(np.int32).astype(np.int64)
