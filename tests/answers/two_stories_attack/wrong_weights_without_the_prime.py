# advice: not-modulo-prime
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    def secret_of(shares):
        some = dict(shares[:threshold])
        weights = lagrange_at_zero(list(some))
        return sum(weights[each] * value for each, value in some.items())

    self_seed = secret_of(self_shares).to_bytes(32, "little")
    mask_key = private_key_from(secret_of(key_shares))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]
