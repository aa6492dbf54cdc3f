# advice: same-sign
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other in pairwise_seeds:
        masked -= expand_mask(pairwise_seeds[other], len(integers))
    return masked
