# right: reduce, the highest coefficient drawn first
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    from functools import reduce

    falling = [secrets.randbelow(prime) for _ in range(threshold - 1)] + [secret]
    return [(x, reduce(lambda value, c: (value * x + c) % prime, falling, 0)) for x in range(1, share_count + 1)]
