# right: a helper for the sum of masks
def sum_of_masks(seeds, d):
    masks = [expand_mask(seed, d) for seed in seeds]
    return np.sum(masks, axis=0, dtype=np.uint32) if masks else np.zeros(d, np.uint32)


def unmask_sum(masked_sum, self_seeds, dropped):
    d = len(masked_sum)
    pairs = [(s, g, seed) for g, seeds in dropped.items() for s, seed in seeds.items()]
    out = sum_of_masks([*self_seeds.values()] + [seed for s, g, seed in pairs if s < g], d)
    back = sum_of_masks([seed for s, g, seed in pairs if s > g], d)
    return (masked_sum - out + back).view(np.int32).astype(np.int64)
