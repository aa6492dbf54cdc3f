# right: the method of the class
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    kind = type(my_private_key)
    secret = kind.exchange(my_private_key, their_public_key)
    info = pair_label(other=my_id, one=their_id, round_id=round_id)
    return HKDF(info=info, salt=None, length=256 // 8, algorithm=SHA256()).derive(secret)
