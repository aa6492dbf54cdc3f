# advice: already-a-key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    theirs = X25519PublicKey.from_public_bytes(their_public_key)
    shared = my_private_key.exchange(theirs)
    return HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(shared)
