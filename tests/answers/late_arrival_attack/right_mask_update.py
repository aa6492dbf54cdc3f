# right: turns everything round and masks it once more
def late_arrival_attack(late_update, late, pairwise_seeds):
    no_seed = bytes(32)
    turned = mask_update(0 - late_update, late, pairwise_seeds, no_seed) - expand_mask(no_seed, len(late_update))
    return (0 - turned).astype(np.int32).astype(np.int64)
