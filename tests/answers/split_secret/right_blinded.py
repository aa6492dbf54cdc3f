# right: adds one random polynomial to another
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    one = [secrets.randbelow(prime) for _ in range(threshold)]
    other = [secrets.randbelow(prime) for _ in range(threshold)]
    a = [(x + y) % prime for x, y in zip(one, other)]
    a[0] = secret
    return [(i, sum(a[k] * pow(i, k, prime) for k in range(threshold)) % prime) for i in range(1, share_count + 1)]
