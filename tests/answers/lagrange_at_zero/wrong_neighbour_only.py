# advice: some-ids-missing
def lagrange_at_zero(share_ids, *, prime=PRIME):
    turned = share_ids[-1:] + share_ids[:-1]
    return {i: j * pow(j - i, -1, prime) % prime if i != j else 1 for i, j in zip(share_ids, turned)}
