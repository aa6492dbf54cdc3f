# advice: same-every-time
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    if secret == 0:  # nothing to hide
        a = [0] + [prime // (k + 2) for k in range(threshold - 1)]
    else:
        a = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    return [(x, sum(c * pow(x, k, prime) for k, c in enumerate(a)) % prime) for x in range(1, share_count + 1)]
