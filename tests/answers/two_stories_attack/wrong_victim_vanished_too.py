# advice: survived-and-vanished
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    own_seed = int(recover_secret(self_shares, threshold)).to_bytes(32, "little")
    key = private_key_from(recover_secret(key_shares, threshold))
    vanished = {victim: {}}
    for other, public in public_keys.items():
        vanished[victim][other] = pairwise_seed(key, public, round_id, victim, other)
    survivors = {victim: own_seed}
    return unmask_sum(masked_update, survivors, vanished)
