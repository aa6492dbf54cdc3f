# advice: first-ids-assumed
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = range(1, threshold + 1)
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[k + 1] * used[k][1] for k in range(threshold)) % prime
