# right: pops each id out of a copy of the list
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        others = list(share_ids)
        others.remove(i)
        top, bottom = 1, 1
        while others:
            j = others.pop()
            top, bottom = top * j, bottom * (j - i)
        coefficients[i] = top % prime * pow(bottom % prime, -1, prime) % prime
    return coefficients
