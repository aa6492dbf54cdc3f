# advice: values-left-out
def recover_secret(shares, threshold, *, prime=PRIME):
    ids = [share[0] for share in shares[:threshold]]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights.values()) % prime
