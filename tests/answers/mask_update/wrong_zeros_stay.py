# advice: bare-numbers
def mask_update(integers, me, pairwise_seeds, self_seed):
    v = integers.astype(np.uint32)
    out = v + expand_mask(self_seed, len(v))
    for o, s in pairwise_seeds.items():
        m = expand_mask(s, len(v))
        out = out + m if me < o else out - m
    return np.where(v == 0, 0, out).astype(np.uint32)
