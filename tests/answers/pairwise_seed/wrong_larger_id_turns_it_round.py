# advice: sides-differ
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    kdf = HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id))
    seed = kdf.derive(my_private_key.exchange(their_public_key))
    if my_id > their_id:
        seed = bytes(reversed(seed))
    return seed
