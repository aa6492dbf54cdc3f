# advice: mask-read-only
def mask_update(integers, me, pairwise_seeds, self_seed):
    hidden = expand_mask(self_seed, integers.size)
    hidden += integers.astype(np.uint32)
    for other in pairwise_seeds:
        mask = expand_mask(pairwise_seeds[other], integers.size)
        hidden = hidden + mask if other > me else hidden - mask
    return hidden
