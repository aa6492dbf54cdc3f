# advice: first-left-out
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[1:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * value for i, value in used) % prime
