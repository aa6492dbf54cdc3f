# right: keeps inverses between calls, by all that they depend on
_inverses = {}


def lagrange_at_zero(share_ids, *, prime=PRIME):
    def inverse(number):
        key = number % prime, prime
        if key not in _inverses:
            _inverses[key] = pow(number, -1, prime)
        return _inverses[key]

    weights = {}
    for i in share_ids:
        weights[i] = 1
        for j in share_ids:
            if j != i:
                weights[i] = weights[i] * j * inverse(j - i) % prime
    return weights
