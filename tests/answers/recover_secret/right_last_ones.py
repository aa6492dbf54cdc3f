# right: the last ones, as a dict
def recover_secret(shares, threshold, *, prime=PRIME):
    values = dict(shares[-threshold:])
    weights = lagrange_at_zero(list(values), prime=prime)
    return sum(values[i] * weights[i] for i in values) % prime
