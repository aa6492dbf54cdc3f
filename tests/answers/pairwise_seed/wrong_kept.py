# advice: same-for-other-keys
SEEDS = {}


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    label = pair_label(round_id, my_id, their_id)
    if label not in SEEDS:
        shared = my_private_key.exchange(their_public_key)
        SEEDS[label] = HKDF(SHA256(), length=32, salt=None, info=label).derive(shared)
    return SEEDS[label]
