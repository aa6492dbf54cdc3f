# advice: exchange-left-out
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    secret = my_private_key.private_bytes_raw()
    return HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(secret)
