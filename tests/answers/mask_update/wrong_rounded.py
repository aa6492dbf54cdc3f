# advice: not-uint32
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.int64) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        masked = (masked + mask if me < other else masked - mask) % 2**32
    return masked
