# advice: wrong-type
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    return [weights[i] * value % prime for i, value in used]
