# advice: pair-left-out
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)
    return bytes(a ^ b for a, b in zip(shared, pair_label(round_id, my_id, their_id)))
