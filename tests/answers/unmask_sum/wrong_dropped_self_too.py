# advice: one-side-left
def unmask_sum(masked_sum, self_seeds, dropped):
    """dropped: {3: {1: seed of 1 and 3, 2: …, 4: …, 5: …}} → the survivors' sum, int64"""
    total = masked_sum
    for s in self_seeds.values():
        total = total - expand_mask(s, len(total))
    for gone, seeds in dropped.items():
        for other, s in seeds.items():
            if gone < other:
                total = total + expand_mask(s, len(total))
    return total.astype(np.int32).astype(np.int64)
