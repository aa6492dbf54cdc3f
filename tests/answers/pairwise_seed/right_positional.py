# right: positional arguments, the ids the other way round
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    label = pair_label(round_id, their_id, my_id)
    kdf = HKDF(SHA256(), 32, None, label)
    return kdf.derive(my_private_key.exchange(their_public_key))
