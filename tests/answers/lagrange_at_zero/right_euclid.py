# right: an inverse by hand, with Euclid's algorithm
def inverse(number, prime):
    old, new, x, y = number % prime, prime, 1, 0
    while new:
        quotient = old // new
        old, new, x, y = new, old - quotient * new, y, x - quotient * y
    return x % prime


def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for place, i in enumerate(share_ids):
        product = 1
        for j in share_ids[:place] + share_ids[place + 1:]:
            product = product * j * inverse(j - i, prime) % prime
        coefficients[i] = product
    return coefficients
