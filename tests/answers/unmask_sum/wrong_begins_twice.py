# advice: sum-often
def unmask_sum(masked_sum, self_seeds, dropped):
    n = len(masked_sum)
    terms = [masked_sum, *(-expand_mask(seed, n) for seed in self_seeds.values())]
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, n)
            terms.append(-mask if survivor < gone else mask)
    return sum(terms, masked_sum).astype(np.int32).astype(np.int64)
