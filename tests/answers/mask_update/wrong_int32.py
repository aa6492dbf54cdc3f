# advice: not-reduced
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.int32) + expand_mask(self_seed, len(integers)).astype(np.int32)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked)).astype(np.int32)
        masked = masked + mask if me < other else masked - mask
    return masked
