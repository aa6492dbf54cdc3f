# advice: bare-without-partners
def mask_update(integers, me, pairwise_seeds, self_seed):
    total = np.array(integers).astype(np.uint32)
    if len(pairwise_seeds) == 0:
        return total
    total = total + expand_mask(self_seed, len(total))
    for other in pairwise_seeds:
        mask = expand_mask(pairwise_seeds[other], len(total))
        total = total - mask if other < me else total + mask
    return total
