# advice: signed-into-unsigned
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = expand_mask(self_seed, len(integers)).copy()
    masked += integers
    for other, seed in pairwise_seeds.items():
        if me < other:
            masked += expand_mask(seed, len(masked))
        else:
            masked -= expand_mask(seed, len(masked))
    return masked
