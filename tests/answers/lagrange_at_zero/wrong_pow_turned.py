# advice: pow-turned
def lagrange_at_zero(share_ids, *, prime=PRIME):
    out = {}
    for i in share_ids:
        w = 1
        for j in share_ids:
            if i != j:
                w = w * j * pow(j - i, prime, -1) % prime
        out[i] = w
    return out
