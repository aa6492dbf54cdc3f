# advice: no-such-weight
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = list(range(1, threshold + 1))
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * value for i, value in used) % prime
