# advice: numpy-too-small
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    a = [secrets.randbelow(prime) for _ in range(threshold - 1)] + [secret]
    return [(x, int(np.polyval(np.array(a, dtype=np.int64), x)) % prime) for x in range(1, share_count + 1)]
