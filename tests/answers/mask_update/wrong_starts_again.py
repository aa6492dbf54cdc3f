# advice: others-left-out
def mask_update(integers, me, pairwise_seeds, self_seed):
    update = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(update))
        masked = update + mask if me < other else update - mask
    return masked
