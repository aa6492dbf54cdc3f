# advice: as-few-bytes-as-fit
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    secret = recover_secret(self_shares, threshold)
    length = -(-secret.bit_length() // 8)
    key = private_key_from(recover_secret(key_shares, threshold))
    recorded = {round_id: (masked_update, secret.to_bytes(length, "little"))}
    return reused_key_attack(key, victim, public_keys, recorded)[round_id]
