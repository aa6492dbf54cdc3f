# advice: raises
def recover_secret(shares, threshold, *, prime=PRIME):
    by_id = dict(shares)[:threshold]
    w = lagrange_at_zero(by_id.keys(), prime=prime)
    return sum(w[i] * v for i, v in by_id.items()) % prime
