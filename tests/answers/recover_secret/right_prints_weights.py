# right: shows ids and weights, which are no secrets
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    print(weights, "modulo", prime)
    return sum(weights[i] * value for i, value in used) % prime
