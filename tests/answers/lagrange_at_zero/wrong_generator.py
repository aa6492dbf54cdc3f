# advice: wrong-type
def lagrange_at_zero(share_ids, *, prime=PRIME):
    for i in share_ids:
        weight = 1
        for j in share_ids:
            if j != i:
                weight = weight * j * pow(j - i, -1, prime) % prime
        yield i, weight
