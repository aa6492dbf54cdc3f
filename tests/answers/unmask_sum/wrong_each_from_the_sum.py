# advice: sum-often
def unmask_sum(masked_sum, self_seeds, dropped):
    wide = masked_sum.astype(np.int64)
    count = len(wide)
    cleaned = [wide - expand_mask(own, count) for own in self_seeds.values()]
    for vanished, shared in dropped.items():
        for stayed, key in shared.items():
            sign = 1 if stayed > vanished else -1
            cleaned.append(wide + sign * expand_mask(key, count).astype(np.int64))
    whole = sum(cleaned) % 2**32
    return whole.astype(np.uint32).astype(np.int32).astype(np.int64)
