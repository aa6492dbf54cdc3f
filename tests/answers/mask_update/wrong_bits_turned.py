# advice: off-by-one
def mask_update(integers, me, pairwise_seeds, self_seed):
    n = len(integers)
    total = integers.astype(np.uint32) + expand_mask(self_seed, n)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, n)
        total = total + (mask if me < other else ~mask)
    return total
