# advice: does-not-fit
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.array([np.uint32(number) for number in integers.tolist()])
    for seed in pairwise_seeds.values():
        masked = masked + expand_mask(seed, len(masked))
    return masked
