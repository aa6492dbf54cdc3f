# advice: if-on-array
def unmask_sum(masked_sum, self_seeds, dropped):
    if masked_sum == 0:
        return masked_sum
    left, d = masked_sum.copy(), len(masked_sum)
    for own in self_seeds.values():
        left -= expand_mask(own, d)
    for gone, seeds in dropped.items():
        for survivor, shared in seeds.items():
            left += expand_mask(shared, d) if gone < survivor else -expand_mask(shared, d)
    return left.astype(np.int32).astype(np.int64)
