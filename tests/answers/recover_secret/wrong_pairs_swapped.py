# advice: ids-for-values
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [v for _, v in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[v] * i for i, v in used) % prime
