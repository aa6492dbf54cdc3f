# advice: ids-for-seeds
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for seed in pairwise_seeds:
        masked = masked + expand_mask(seed, len(masked))
    return masked
