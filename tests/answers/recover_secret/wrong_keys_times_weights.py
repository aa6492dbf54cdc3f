# advice: nothing-left
def recover_secret(shares, threshold, *, prime=PRIME):
    ids = [share[0] for share in shares[:threshold]]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(map(int.__mul__, weights, weights.values())) % prime
