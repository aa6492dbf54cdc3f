# advice: same-every-time
LAST = {}


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = LAST.get((threshold, prime), [secrets.randbelow(prime) for _ in range(threshold - 1)])
    LAST[threshold, prime] = a[1:] + [secrets.randbelow(prime) for _ in a[:1]]
    return [
        (x, (secret + sum(c * x**k for k, c in enumerate(a, 1))) % prime) for x in range(1, share_count + 1)
    ]
