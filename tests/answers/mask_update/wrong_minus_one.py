# advice: minus-one-times-mask
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        sign = 1 if me < other else -1
        masked = masked + sign * expand_mask(seed, len(integers))
    return masked
