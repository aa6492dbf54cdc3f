# advice: one-line-too-many
def two_stories_attack(
    self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id
):
    told_first = {share_id for share_id, _ in self_shares}
    told_only_second = [(share_id, value) for share_id, value in key_shares if share_id not in told_first]
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    mask_key = private_key_from(recover_secret(told_only_second, threshold))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
