# advice: all-zero
def inverse(number, modulus):
    old, new, first, second = number, modulus, 0, 1
    while new:
        quotient = old // new
        old, new = new, old - quotient * new
        first, second = second, first - quotient * second
    return first * modulus % modulus


def lagrange_at_zero(share_ids, *, prime=PRIME):
    weights = {}
    for i in share_ids:
        above = below = 1
        for j in share_ids:
            if i != j:
                above, below = above * j, below * (j - i)
        weights[i] = above * inverse(below, prime) % prime
    return weights
