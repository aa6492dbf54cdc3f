# advice: another-every-time
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    return secrets.token_bytes(32)
