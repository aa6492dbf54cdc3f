# right: makes the key itself
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    as_bytes = [recover_secret(shares, threshold).to_bytes(32, "little") for shares in (self_shares, key_shares)]
    key = X25519PrivateKey.from_private_bytes(as_bytes[1])
    [update] = reused_key_attack(key, victim, public_keys, {round_id: (masked_update, as_bytes[0])}).values()
    return update
