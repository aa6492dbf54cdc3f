# advice: order-of-the-dict
def mask_update(integers, me, pairwise_seeds, self_seed):
    n = len(integers)
    masks = [expand_mask(self_seed, n)]
    for place, other in enumerate(sorted(pairwise_seeds), start=1):
        mask = expand_mask(pairwise_seeds[other], n)
        masks.append(mask if place > me else np.uint32(0) - mask)
    return integers.astype(np.uint32) + np.sum(masks, axis=0, dtype=np.uint32)
