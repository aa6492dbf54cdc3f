# advice: same-for-other-keys
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    secret = my_private_key.exchange(their_public_key)
    one_way, other_way = (
        HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, *ids)).derive(secret)
        for ids in ((my_id, their_id), (their_id, my_id)))
    return bytes(a ^ b for a, b in zip(one_way, other_way))
