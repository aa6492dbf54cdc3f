# advice: other-masks
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + np.resize(np.frombuffer(self_seed, "<u4"), len(integers))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(integers))
        masked = masked + mask if me < other else masked - mask
    return masked
