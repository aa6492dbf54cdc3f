# right: a matrix of masks times their signs
def late_arrival_attack(late_update, late, pairwise_seeds):
    others = np.array(list(pairwise_seeds))
    masks = np.array([expand_mask(pairwise_seeds[other], late_update.size) for other in others], dtype=np.int64)
    update = late_update - np.where(others > late, 1, -1) @ masks
    return (update + 2**31) % 2**32 - 2**31
