# advice: update-left-out
def mask_update(integers, me, pairwise_seeds, self_seed):
    u = integers.astype(np.uint32)
    result = u + expand_mask(self_seed, len(u))
    for other, seed in pairwise_seeds.items():
        if me < other:
            result += expand_mask(seed, len(u))
        else:
            result -= u + expand_mask(seed, len(u))
    return result
