# advice: secret-shortened
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    secret = bytes.strip(my_private_key.exchange(their_public_key))
    info = pair_label(round_id, my_id, their_id)
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret)
