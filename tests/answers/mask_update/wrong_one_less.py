# advice: other-modulus
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers + expand_mask(self_seed, len(integers)).astype(np.int64)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(integers)).astype(np.int64)
        masked = masked + mask if me < other else masked - mask
    return (masked % (2**32 - 1)).astype(np.uint32)
