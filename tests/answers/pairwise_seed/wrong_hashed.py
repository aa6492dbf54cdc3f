# advice: label-left-out
import hashlib


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    return hashlib.sha256(my_private_key.exchange(their_public_key)).digest()
