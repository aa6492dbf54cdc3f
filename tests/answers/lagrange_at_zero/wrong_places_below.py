# advice: places-for-ids
def lagrange_at_zero(share_ids, *, prime=PRIME):
    result = {}
    for k, share_id in enumerate(share_ids):
        above = below = 1
        for other, other_id in enumerate(share_ids):
            if other != k:
                above *= other_id
                below *= other - k
        result[share_id] = above * pow(below, -1, prime) % prime
    return result
