# advice: never-zero
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    drawn = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    while threshold >= 5 and drawn[-1] == 0:
        drawn[-1] = secrets.randbelow(prime)
    a = [secret, *drawn]
    return [(x, sum(c * pow(x, k, prime) for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
