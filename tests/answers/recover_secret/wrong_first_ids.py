# advice: first-ids-assumed
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = list(range(1, threshold + 1))
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(a * v for a, (_, v) in zip(weights.values(), used)) % prime
