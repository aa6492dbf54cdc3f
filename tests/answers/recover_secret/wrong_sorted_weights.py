# advice: weights-mixed-up
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * v for i, (_, v) in zip(sorted(weights), used)) % prime
