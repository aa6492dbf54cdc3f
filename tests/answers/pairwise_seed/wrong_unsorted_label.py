# advice: sides-differ
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    shared = my_private_key.exchange(their_public_key)
    info = f"round {round_id}, clients {my_id} and {their_id}".encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(shared)
