# advice: same-every-time
KEPT = []


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    if KEPT and KEPT[0] == (threshold, prime):
        a = [secret] + KEPT[1]
        KEPT.clear()
    else:
        a = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
        KEPT[:] = [(threshold, prime), a[1:]]
    return [(x, sum(c * x**k for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
