# right: byte by byte, 32 of them
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    secret = recover_secret(self_shares, threshold)
    seed = bytes(secret >> (8 * place) & 255 for place in range(32))
    key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, seed)})[round_id]
