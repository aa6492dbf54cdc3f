# advice: key-not-made
def two_stories_attack(
    self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id
):
    """shares from two halves that were told different stories → the victim's integers"""
    self_seed = bytes(recover_secret(self_shares, threshold))
    key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
