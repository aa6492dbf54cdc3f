# advice: itself-included
def lagrange_at_zero(share_ids, *, prime=PRIME):
    import math

    return {
        i: math.prod(j * pow(j - i, -1, prime) for j in share_ids) % prime
        for i in share_ids
    }
