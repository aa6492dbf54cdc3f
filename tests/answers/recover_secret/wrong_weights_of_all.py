# advice: weights-of-all
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in shares]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * value for i, value in used) % prime
