# advice: wrong-type
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    """split_secret(7, 2, 3, prime=101) → [(1, 7 + a), (2, 7 + 2a), (3, 7 + 3a)] mod 101"""
    coefficients = [secret, *(secrets.randbelow(prime) for _ in range(threshold - 1))]
    return {x: sum(c * x**k for k, c in enumerate(coefficients)) % prime for x in range(1, share_count + 1)}
