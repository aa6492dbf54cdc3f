# advice: kept-between-calls
kept = {}


def lagrange_at_zero(share_ids, *, prime=PRIME):
    ids = tuple(share_ids)
    if ids not in kept:
        kept[ids] = {}
        for i in ids:
            weight = 1
            for j in ids:
                if j != i:
                    weight = weight * j * pow(j - i, -1, prime) % prime
            kept[ids][i] = weight
    return kept[ids]
