# advice: key-turned
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    seed, key = (recover_secret(shares, threshold).to_bytes(32, "big") for shares in (self_shares, key_shares))
    key = X25519PrivateKey.from_private_bytes(key)
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, seed)})[round_id]
