# advice: raises
def unmask_sum(masked_sum, self_seeds, dropped):
    seed_of = dict(((min(gone, survivor), max(gone, survivor)), seed)
                   for gone, seeds in dropped.items() for survivor, seed in seeds.items())
    left, d = masked_sum.copy(), len(masked_sum)
    for me, own in self_seeds.items():
        left -= expand_mask(own, d)
        for gone in dropped:
            shared = expand_mask(seed_of[me, gone], d)
            left += shared if gone < me else -shared
    return left.astype(np.int32).astype(np.int64)
