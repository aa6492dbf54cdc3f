# advice: always-two
def recover_secret(shares, threshold, *, prime=PRIME):
    pair = dict(shares[:2])
    weights = lagrange_at_zero(list(pair), prime=prime)
    return sum(weights[i] * pair[i] for i in pair) % prime
