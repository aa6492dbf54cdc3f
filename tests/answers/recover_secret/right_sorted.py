# right: those with the lowest ids, indices
def recover_secret(shares, threshold, *, prime=PRIME):
    some = sorted(shares)[0:threshold]
    weights = lagrange_at_zero([share[0] for share in some], prime=prime)
    total = 0
    for k in range(threshold):
        total += some[k][1] * weights[some[k][0]]
    return total % prime
