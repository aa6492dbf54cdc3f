# advice: threshold-unused
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    def secret(shares):
        return recover_secret(shares, len(shares))

    self_seed = secret(self_shares).to_bytes(32, "little")
    recorded = {round_id: (masked_update, self_seed)}
    return reused_key_attack(private_key_from(secret(key_shares)), victim, public_keys, recorded)[round_id]
