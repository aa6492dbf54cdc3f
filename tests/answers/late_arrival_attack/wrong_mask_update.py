# advice: masks-with-mask-update
def late_arrival_attack(late_update, late, pairwise_seeds):
    own = bytes(32)
    total = mask_update(late_update, late, pairwise_seeds, own) - expand_mask(own, len(late_update))
    return total.astype(np.int32).astype(np.int64)
