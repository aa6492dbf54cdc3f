# advice: typed-in
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.asarray(integers).astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(integers))
        masked = masked + mask if other > 3 else masked - mask if other < 3 else masked
    return masked
