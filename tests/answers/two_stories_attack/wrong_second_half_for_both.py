# advice: halves-mixed-up
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    secret = recover_secret(key_shares, threshold)
    read = reused_key_attack(
        private_key_from(secret), victim, public_keys, {round_id: (masked_update, secret.to_bytes(32, "little"))}
    )
    return read[round_id]
