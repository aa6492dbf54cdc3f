# advice: turned-too-late
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(float) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked.astype(np.uint32)
