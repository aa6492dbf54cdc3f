# advice: mask-of-zeros
def late_arrival_attack(late_update, late, pairwise_seeds):
    masks = mask_update(np.zeros(len(late_update), int), late, pairwise_seeds, bytes(32))
    return (late_update - masks).astype(np.int32).astype(np.int64)
