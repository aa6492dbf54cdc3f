# advice: label-as-salt
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    label = pair_label(round_id, my_id, their_id)
    return HKDF(SHA256(), 32, label, label).derive(my_private_key.exchange(their_public_key))
