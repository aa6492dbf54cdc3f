# advice: halves-mixed-up
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    everything = self_shares + key_shares
    secret = recover_secret(everything, len(everything))
    self_seed, mask_key = secret.to_bytes(32, "little"), private_key_from(secret)
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
