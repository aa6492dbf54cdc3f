# right: each pair of ids once, for both
def lagrange_at_zero(share_ids, *, prime=PRIME):
    from itertools import combinations

    above, below = {i: 1 for i in share_ids}, {i: 1 for i in share_ids}
    for a, b in combinations(share_ids, 2):
        above[a], above[b] = above[a] * b % prime, above[b] * a % prime
        below[a], below[b] = below[a] * (b - a) % prime, below[b] * (a - b) % prime
    return {i: above[i] * pow(below[i], -1, prime) % prime for i in share_ids}
