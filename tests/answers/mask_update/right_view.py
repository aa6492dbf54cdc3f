# right: the same 32 bits, read without a sign
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.array(integers, dtype=np.int32).view(np.uint32)
    up = [s for other, s in pairwise_seeds.items() if other > me] + [self_seed]
    down = [s for other, s in pairwise_seeds.items() if other < me]
    for seed in up:
        masked = np.add(masked, expand_mask(seed, len(masked)))
    for seed in down:
        masked = np.subtract(masked, expand_mask(seed, len(masked)))
    return masked
