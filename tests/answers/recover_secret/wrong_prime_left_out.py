# advice: prime-not-handed-on
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    ids = [i for i, _ in used]
    weights = lagrange_at_zero(ids)
    return sum(weights[i] * value for i, value in used) % prime
