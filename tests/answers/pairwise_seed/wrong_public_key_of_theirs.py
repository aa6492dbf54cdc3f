# advice: already-public
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    info = pair_label(round_id, my_id, their_id)
    return HKDF(SHA256(), 32, None, info).derive(my_private_key.exchange(their_public_key.public_key()))
