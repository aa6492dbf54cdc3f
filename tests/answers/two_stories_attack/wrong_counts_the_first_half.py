# advice: one-change
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    counted = [(place, value) for place, (_, value) in enumerate(self_shares, start=1)]
    self_seed = recover_secret(counted, threshold).to_bytes(32, "little")
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
