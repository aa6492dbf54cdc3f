# advice: weights-mixed-up
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(a * v for a, (_, v) in zip(reversed(weights.values()), used)) % prime
