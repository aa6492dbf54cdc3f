# right: one comprehension, powers with three arguments
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secret] + [secrets.randbelow(prime) for _ in range(1, threshold)]
    return [(i, sum(c * pow(i, k, prime) for k, c in enumerate(a)) % prime) for i in range(1, share_count + 1)]
