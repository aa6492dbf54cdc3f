# advice: other-derivation
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    import hashlib
    shared = my_private_key.exchange(their_public_key)
    return hashlib.sha256(shared + pair_label(round_id, my_id, their_id)).digest()
