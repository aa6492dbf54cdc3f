# advice: several-signs
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        masked = masked + mask if other % 2 == 0 else masked - mask
    return masked
