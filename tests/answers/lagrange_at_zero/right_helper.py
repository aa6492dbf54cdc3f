# right: a helper, an inverse by Fermat's little theorem
def weight(i, others, prime):
    result = 1
    for j in others:
        result = result * j * pow(j - i, prime - 2, prime) % prime
    return result


def lagrange_at_zero(share_ids, *, prime=PRIME):
    return {i: weight(i, [j for j in share_ids if j != i], prime) for i in share_ids}
