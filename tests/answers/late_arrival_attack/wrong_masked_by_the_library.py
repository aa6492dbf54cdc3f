# advice: masks-with-mask-update
def late_arrival_attack(late_update, late, pairwise_seeds):
    without_masks = mask_update(late_update.astype(np.int64), late, pairwise_seeds, b"0" * 32)
    return without_masks.astype(np.int32).astype(np.int64)
