# advice: sum-of-nothing
def unmask_sum(masked_sum, self_seeds, dropped):
    d = len(masked_sum)
    pairs = [(survivor < gone, seed) for gone, seeds in dropped.items() for survivor, seed in seeds.items()]
    minus = [expand_mask(seed, d) for lower, seed in pairs if lower] + [expand_mask(s, d) for s in self_seeds.values()]
    plus = [expand_mask(seed, d) for lower, seed in pairs if not lower]
    left = masked_sum - np.sum(minus, axis=0) + np.sum(plus, axis=0)
    return left.astype(np.int32).astype(np.int64)
