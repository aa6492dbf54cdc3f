# advice: cut
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    key = private_key_from(recover_secret(key_shares, threshold))
    left = masked_update - expand_mask(self_seed, len(masked_update))
    for other, public_key in public_keys.items():
        own = expand_mask(pairwise_seed(key, public_key, round_id, victim, other), len(left))
        left = left - own if victim < other else left + own
    return left.astype(np.int16).astype(np.int64)
