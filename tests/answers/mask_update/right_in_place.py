# right: in place, on a copy of its own
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype(np.uint32)
    masked += expand_mask(self_seed, masked.size)
    for other in pairwise_seeds:
        if other > me:
            masked += expand_mask(pairwise_seeds[other], masked.size)
        else:
            masked -= expand_mask(pairwise_seeds[other], masked.size)
    return masked
