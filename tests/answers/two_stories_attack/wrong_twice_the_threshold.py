# advice: halves-mixed-up
def two_stories_attack(
    self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id
):
    secret = recover_secret(self_shares + key_shares, 2 * threshold)
    seed = secret.to_bytes(32, "little")
    key = private_key_from(secret)
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, seed)})[round_id]
