# advice: same-mask-everywhere
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32)
    for other, seed in pairwise_seeds.items():
        m = expand_mask(seed, len(masked))
        masked = masked + m if me < other else masked - m
    return masked + expand_mask(self_seed, 1)
