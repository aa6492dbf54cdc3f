# advice: label-mixed-up
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    label = pair_label(their_id, my_id, round_id)
    return HKDF(SHA256(), length=32, salt=None, info=label).derive(my_private_key.exchange(their_public_key))
