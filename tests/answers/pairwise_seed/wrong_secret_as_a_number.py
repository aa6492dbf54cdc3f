# advice: secret-shortened
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    number = int.from_bytes(my_private_key.exchange(their_public_key), "big")
    length = -(-number.bit_length() // 8)
    kdf = HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id))
    return kdf.derive(number.to_bytes(length, "big"))
