# advice: as-floats
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers + expand_mask(self_seed, len(integers)) / 2**32
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked)) / 2**32
        masked = masked + mask if me < other else masked - mask
    return masked
