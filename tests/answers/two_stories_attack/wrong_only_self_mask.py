# advice: pairwise-masks-left
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    return unmask_sum(masked_update, {victim: self_seed}, {})
