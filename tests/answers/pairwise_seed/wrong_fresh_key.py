# advice: another-every-time
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    shared = X25519PrivateKey.generate().exchange(their_public_key)
    return HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(shared)
