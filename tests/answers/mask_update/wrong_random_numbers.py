# advice: another-every-time
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + np.random.default_rng().integers(0, 2**32, len(integers), dtype=np.uint32)
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked
