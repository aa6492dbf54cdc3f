# advice: keys-without-values
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    key = private_key_from(recover_secret(key_shares, threshold))
    seeds = {other: pairwise_seed(key, public, round_id, victim, other) for other, public in public_keys}
    late = masked_update - expand_mask(self_seed, len(masked_update))
    return late_arrival_attack(late, victim, seeds)
