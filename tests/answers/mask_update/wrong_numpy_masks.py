# advice: other-masks
def mask_of(seed, d):
    return np.random.default_rng(list(seed)).integers(0, 2**32, d, dtype=np.uint32)


def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + mask_of(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        mask = mask_of(seed, len(masked))
        masked = masked + mask if me < other else masked - mask
    return masked
