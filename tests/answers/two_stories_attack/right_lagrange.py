# right: Lagrange's coefficients, and a list of bytes
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    secrets_found = []
    for shares in (self_shares[:threshold], key_shares[:threshold]):
        weights = lagrange_at_zero([i for i, _ in shares])
        secrets_found.append(sum(weights[i] * value for i, value in shares) % PRIME)
    seed_number, key_number = secrets_found
    seed = bytes((seed_number >> 8 * place) & 255 for place in range(32))
    read = reused_key_attack(private_key_from(key_number), victim, public_keys, {round_id: (masked_update, seed)})
    return list(read.values())[0]
