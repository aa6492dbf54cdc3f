# advice: other-length
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    label = pair_label(round_id, my_id, their_id)
    seed = HKDF(SHA256(), length=32, salt=None, info=label).derive(my_private_key.exchange(their_public_key))
    number = int.from_bytes(seed, "big")
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
