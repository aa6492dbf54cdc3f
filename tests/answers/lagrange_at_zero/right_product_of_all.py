# right: the product of all ids, without each of them
def lagrange_at_zero(share_ids, *, prime=PRIME):
    from functools import reduce

    everything = reduce(lambda a, b: a * b % prime, share_ids)
    coefficients = dict.fromkeys(share_ids, everything)
    for i in share_ids:
        differences = i
        for j in share_ids:
            differences *= (j - i) or 1
        coefficients[i] = coefficients[i] * pow(differences, -1, prime) % prime
    return coefficients
