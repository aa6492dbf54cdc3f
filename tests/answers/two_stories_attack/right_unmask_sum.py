# right: unmask_sum of one survivor, with everybody else vanished
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    key = private_key_from(recover_secret(key_shares, threshold))
    dropped = {}
    for other in public_keys:
        dropped[other] = {victim: pairwise_seed(key, public_keys[other], round_id, other, victim)}
    self_seed = recover_secret(self_shares, threshold).to_bytes(length=32, byteorder="little")
    return unmask_sum(masked_update, {victim: self_seed}, dropped)
