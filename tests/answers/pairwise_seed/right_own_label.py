# right: writes the label out
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    if my_id > their_id:
        my_id, their_id = their_id, my_id
    info = f"fedlearn mask: round {round_id}, clients {my_id} and {their_id}".encode("utf-8")
    secret = my_private_key.exchange(their_public_key)
    seed = HKDF(SHA256(), length=32, salt=b"", info=info).derive(secret)
    assert len(seed) == 32
    return seed
