# advice: one-seed-for-all
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    mask = expand_mask(next(iter(pairwise_seeds.values()), self_seed), len(integers))
    for other in pairwise_seeds:
        masked = masked + mask if me < other else masked - mask
    return masked
