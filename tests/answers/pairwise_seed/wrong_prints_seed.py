# advice: secret-leaves
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    info = pair_label(round_id, my_id, their_id)
    seed = HKDF(SHA256(), 32, None, info).derive(my_private_key.exchange(their_public_key))
    print(f"{my_id} and {their_id} agreed on {seed.hex()}")
    return seed
