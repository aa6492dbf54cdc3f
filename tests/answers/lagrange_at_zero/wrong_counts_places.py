# advice: places-for-ids
def lagrange_at_zero(share_ids, *, prime=PRIME):
    result, m = {}, len(share_ids)
    for k in range(m):
        above = below = 1
        for other in range(m):
            if other != k:
                above = above * (other + 1) % prime
                below = below * (other - k) % prime
        result[share_ids[k]] = above * pow(below, -1, prime) % prime
    return result
