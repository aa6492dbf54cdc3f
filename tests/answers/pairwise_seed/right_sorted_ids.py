# right: sorts the ids itself, a salt of zeros is none
from cryptography.hazmat.primitives import hashes


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    low, high = min(my_id, their_id), max(my_id, their_id)
    hkdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=bytes(32), info=pair_label(round_id, low, high))
    return hkdf.derive(my_private_key.exchange(their_public_key))
