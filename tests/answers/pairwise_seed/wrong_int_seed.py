# advice: wrong-type
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)
    return int.from_bytes(HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(shared), "big")
