# advice: pair-turned
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (self_seed, masked_update)})[round_id]
