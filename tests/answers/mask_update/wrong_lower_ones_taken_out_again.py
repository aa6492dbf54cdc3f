# advice: others-left-out
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        pair_mask = expand_mask(seed, len(integers))
        masked += pair_mask
        if me > other:
            masked -= pair_mask
    return masked
