# right: the masks of an update of zeros
def late_arrival_attack(late_update, late, pairwise_seeds):
    own = bytes(32)
    zeros = np.zeros(len(late_update), dtype=int)
    masks = mask_update(zeros, late, pairwise_seeds, own) - expand_mask(own, len(zeros))
    return (late_update - masks).view(np.int32).astype(int)
