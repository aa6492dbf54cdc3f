# advice: result-without-signs
def mask_update(integers, me, pairwise_seeds, self_seed):
    v = integers.astype(np.int32) + expand_mask(self_seed, len(integers)).astype(np.int32)
    for o, s in pairwise_seeds.items():
        m = expand_mask(s, len(v)).astype(np.int32)
        v = v + m if me < o else v - m
    return np.abs(v).astype(np.uint32)
