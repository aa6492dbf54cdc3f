# advice: typed-in
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * value for i, value in used) % PRIME
