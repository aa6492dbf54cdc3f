# advice: other-derivation
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)
    low, high = sorted([str(my_id), str(their_id)])
    info = f"fedlearn mask: round {round_id}, clients {low} and {high}".encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(shared)
