# advice: order-of-the-dict
def mask_update(integers, me, pairwise_seeds, self_seed):
    masks = [expand_mask(pairwise_seeds[other], len(integers)) for other in sorted(pairwise_seeds)]
    result = integers.astype(np.uint32) + expand_mask(self_seed, len(integers))
    for mask in masks[: me - 1]:
        result = result - mask
    for mask in masks[me - 1 :]:
        result = result + mask
    return result
