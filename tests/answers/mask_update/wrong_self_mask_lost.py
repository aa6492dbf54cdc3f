# advice: value-lost
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32)
    masked + expand_mask(self_seed, len(masked))
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked
