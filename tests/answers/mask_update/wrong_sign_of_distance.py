# advice: same-sign
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        if abs(me - other) > 0:
            masked = masked + expand_mask(seed, len(integers))
        else:
            masked = masked - expand_mask(seed, len(integers))
    return masked
