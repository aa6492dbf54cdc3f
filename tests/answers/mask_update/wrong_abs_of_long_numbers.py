# advice: result-without-signs
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(object) + expand_mask(self_seed, len(integers))
    for other, seed in pairwise_seeds.items():
        sign = 1 if me < other else -1
        masked = masked + sign * expand_mask(seed, len(integers)).astype(object)
    return np.array([abs(number) % 2**32 for number in masked], dtype=np.uint32)
