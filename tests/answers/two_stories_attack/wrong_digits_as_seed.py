# advice: key-not-made
def two_stories_attack(
    self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id
):
    seed = str(recover_secret(self_shares, threshold)).encode()
    key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, seed)})[round_id]
