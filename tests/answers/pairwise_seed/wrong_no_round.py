# advice: round-left-out
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)
    low, high = sorted((my_id, their_id))
    return HKDF(SHA256(), length=32, salt=None, info=f"clients {low} and {high}".encode()).derive(shared)
