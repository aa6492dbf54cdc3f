# advice: exchange-left-out
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    low, high = sorted([my_id, their_id])
    return np.random.default_rng([round_id, low, high]).bytes(32)
