# right: subtracts all that mask_update adds to zeros
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    key = private_key_from(recover_secret(key_shares, threshold))
    seeds = {k: pairwise_seed(key, public_keys[k], round_id, victim, k) for k in public_keys}
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "big")[::-1]
    masks = mask_update(0 * masked_update, victim, seeds, self_seed)
    return np.subtract(masked_update, masks).astype(np.int32).astype(np.int64)
