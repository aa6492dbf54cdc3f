# advice: weights-mixed-up
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(a * b for a, b in zip(weights.values(), sorted(v for _, v in used))) % prime
