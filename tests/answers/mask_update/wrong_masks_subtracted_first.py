# advice: signs-swapped
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        masked = masked - np.int64(np.sign(other - me)) * expand_mask(seed, len(integers))
    return (masked % 2**32).astype(np.uint32)
