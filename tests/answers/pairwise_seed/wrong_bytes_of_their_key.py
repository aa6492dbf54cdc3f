# advice: no-public-key
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    return HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(my_private_key.exchange(their_public_key.public_bytes_raw()))
