# advice: mask-length
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32)
    masked += expand_mask(self_seed, 32)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, 32)
        masked = masked + mask if me < other else masked - mask
    return masked
