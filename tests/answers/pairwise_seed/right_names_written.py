# right: the arguments by their names
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    low, high = sorted([my_id, their_id])
    kdf = HKDF(algorithm=SHA256(), length=32, salt=b"", info=pair_label(round_id, low, high))
    return kdf.derive(key_material=my_private_key.exchange(peer_public_key=their_public_key))
