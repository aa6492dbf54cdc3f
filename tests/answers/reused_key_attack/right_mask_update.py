# right: the masks are what mask_update makes of zeros
def reused_key_attack(mask_key, victim, public_keys, recorded):
    read = dict()
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {k: pairwise_seed(mask_key, public_keys[k], round_id, victim, k) for k in public_keys}
        all_masks = mask_update(np.zeros_like(masked, dtype=int), victim, seeds, self_seed)
        read[round_id] = (masked - all_masks).view(np.int32).astype(np.int64)
    return read
