# right: weights and values side by side, in the order of the ids
def recover_secret(shares, threshold, *, prime=PRIME):
    ids, values = zip(*list(shares)[:threshold])
    return sum(w * v for w, v in zip(lagrange_at_zero(ids, prime=prime).values(), values)) % prime
