# advice: no-masks
def mask_update(integers, me, pairwise_seeds, self_seed):
    def put(v, mask, sign):
        v = v + mask if sign else v - mask
    v = integers.astype(np.uint32)
    put(v, expand_mask(self_seed, len(v)), True)
    for o, s in pairwise_seeds.items():
        put(v, expand_mask(s, len(v)), me < o)
    return v
