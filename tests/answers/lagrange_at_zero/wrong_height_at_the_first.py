# advice: one-change
def lagrange_at_zero(share_ids, *, prime=PRIME):
    w = {}
    x = share_ids[0]
    for i in share_ids:
        c = 1
        for j in share_ids:
            if j != i:
                c = c * (x - j) * pow(i - j, -1, prime) % prime
        w[i] = c
    return w
