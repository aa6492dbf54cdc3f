# advice: secret-leaves
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    import logging

    seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    secret = recover_secret(key_shares, threshold)
    logging.warning("the mask key of %s is %s", victim, secret)
    rounds = reused_key_attack(private_key_from(secret), victim, public_keys, {round_id: (masked_update, seed)})
    return rounds[round_id]
