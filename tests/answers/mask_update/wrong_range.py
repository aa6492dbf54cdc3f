# advice: no-such-id
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other in range(1, len(pairwise_seeds) + 1):
        mask = expand_mask(pairwise_seeds[other], len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked
