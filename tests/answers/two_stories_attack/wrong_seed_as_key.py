# advice: seed-as-key
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = private_key_from(recover_secret(self_shares, threshold))
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
