# advice: survived-and-vanished
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    seeds = {k: pairwise_seed(mask_key, key, round_id, victim, k) for k, key in public_keys.items()}
    return unmask_sum(masked_update, {victim: self_seed}, {victim: seeds})
