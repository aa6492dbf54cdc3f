# right: extract and expand apart
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
    import hmac
    key = hmac.digest(bytes(32), my_private_key.exchange(their_public_key), "sha256")
    return HKDFExpand(SHA256(), 32, pair_label(round_id, my_id, their_id)).derive(key)
