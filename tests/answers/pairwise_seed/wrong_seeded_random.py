# advice: exchange-left-out
import random


def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    random.seed(pair_label(round_id, my_id, their_id))
    return random.randbytes(32)
