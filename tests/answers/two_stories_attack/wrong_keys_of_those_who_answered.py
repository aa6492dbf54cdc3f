# advice: one-change
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    answered = [share_id for share_id, _ in self_shares + key_shares if share_id != victim]
    theirs = {other: public_keys[other] for other in answered}
    return reused_key_attack(mask_key, victim, theirs, {round_id: (masked_update, self_seed)})[round_id]
