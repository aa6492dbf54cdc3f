# advice: kept-between-calls
kept = {}


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    both = min(my_id, their_id), max(my_id, their_id)
    if both not in kept:
        shared = my_private_key.exchange(their_public_key)
        info = pair_label(round_id, my_id, their_id)
        kept[both] = HKDF(SHA256(), length=32, salt=None, info=info).derive(shared)
    return kept[both]
