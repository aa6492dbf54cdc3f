# advice: made-from-secret
from functools import cache


@cache
def polynomial(secret, threshold, prime):
    return [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = polynomial(secret, threshold, prime)
    return [(x, sum(c * x**k for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
