# right: a helper for the polynomial, a lambda in it
def value_at(x, coefficients, prime):
    return sum(map(lambda pair: pair[1] * x ** pair[0], enumerate(coefficients))) % prime


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    drawn = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    return [(x, value_at(x, [secret, *drawn], prime)) for x in range(1, share_count + 1)]
