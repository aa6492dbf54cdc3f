# advice: other-masks
MASKS = {}


def mask_with(me, other, seed, d):
    if (me, other, d) not in MASKS:
        MASKS[me, other, d] = expand_mask(seed, d)
    return MASKS[me, other, d]


def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + mask_with(me, me, self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = mask_with(me, other, seed, len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked
