# advice: masks-xored
def mask_update(integers, me, pairwise_seeds, self_seed):
    size = len(integers)
    hidden = np.asarray(integers).astype(np.uint32)
    for other in pairwise_seeds:
        sign = 1 if me < other else -1
        hidden = hidden + expand_mask(pairwise_seeds[other], size) if sign > 0 else hidden - expand_mask(
            pairwise_seeds[other], size
        )
    return np.bitwise_xor(hidden, expand_mask(self_seed, size))
