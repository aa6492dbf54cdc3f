# advice: part-of-secret
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)[:8]
    hkdf = HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id))
    return hkdf.derive(shared)
