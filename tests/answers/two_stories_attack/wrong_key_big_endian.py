# advice: key-turned
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    mask_key = X25519PrivateKey.from_private_bytes(recover_secret(key_shares, threshold).to_bytes(32, "big"))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
