# advice: other-key
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    late = masked_update - expand_mask(self_seed, len(masked_update))
    seeds = {}
    for other in public_keys:
        seeds[other] = pairwise_seed(public_keys[other], mask_key, round_id, victim, other)
    return late_arrival_attack(late, victim, seeds)
