# advice: recorded-of-other-shape
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_secret, key_secret = recover_secret(self_shares + key_shares, threshold)
    key = private_key_from(key_secret)
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, self_secret.to_bytes(32, "little"))})[round_id]
