# advice: several-signs
def unmask_sum(masked_sum, self_seeds, dropped):
    """dropped: {3: {1: seed of 1 and 3, 2: …, 4: …, 5: …}} → the survivors' sum, int64"""
    total = masked_sum
    for seed in self_seeds.values():
        total = total + expand_mask(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            mask = expand_mask(seed, len(total))
            total = total - mask if survivor > gone else total + mask
    return total.astype(np.int32).astype(np.int64)
