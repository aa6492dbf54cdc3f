# advice: other-derivation
from cryptography.hazmat.primitives.hashes import SHA512


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)
    return HKDF(SHA512(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(shared)
