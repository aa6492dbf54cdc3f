# advice: as-few-bytes-as-fit
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    secret, seed = recover_secret(self_shares, threshold), []
    while secret > 0:
        secret, byte = divmod(secret, 256)
        seed.append(byte)
    key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, bytes(seed))})[round_id]
