# advice: dropped-left-in
def unmask_sum(masked_sum, self_seeds, dropped):
    left, d = masked_sum.copy(), len(masked_sum)
    for own in self_seeds.values():
        left -= expand_mask(own, d)
    for gone, seeds in dropped.items():
        for survivor in seeds.keys() & self_seeds.keys():
            shared = expand_mask(seeds[survivor], d)
            left += shared if gone < survivor else -shared
    return left.astype(np.int32).astype(np.int64)
