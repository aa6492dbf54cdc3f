# advice: same-for-other-keys
agreed = {}


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    info = pair_label(round_id, my_id, their_id)
    if info not in agreed:
        agreed[info] = HKDF(SHA256(), 32, None, info).derive(my_private_key.exchange(their_public_key))
    return agreed[info]
