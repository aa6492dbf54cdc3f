# advice: same-every-time
KEPT = [secrets.randbelow(PRIME) for _ in range(50)]


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [c % prime for c in KEPT[: threshold - 1]]
    return [(x, sum(c * x**k for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
