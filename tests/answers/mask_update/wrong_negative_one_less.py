# advice: off-by-one
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.where(integers < 0, integers + 2**32 - 1, integers).astype(np.uint32)
    masked = masked + expand_mask(self_seed, len(masked))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked
