# advice: ids-for-values
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * i for i, _ in used) % prime
