# advice: order-of-the-dict
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for i, seed in enumerate(pairwise_seeds.values()):
        mask = expand_mask(seed, len(masked))
        masked = masked + mask if me < i else masked - mask
    return masked
