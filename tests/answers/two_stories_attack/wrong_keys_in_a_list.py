# advice: keys-in-a-list
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(key, victim, list(public_keys.values()), {round_id: (masked_update, seed)})[round_id]
