# advice: one-share-only
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    w = lagrange_at_zero([i for i, _ in used], prime=prime)
    return sum({w[i] * v % prime for i, v in used}) % prime
