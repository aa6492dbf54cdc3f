# right: NumPy's polyval on Python's own numbers
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    falling = np.array([secrets.randbelow(prime) for _ in range(threshold - 1)] + [secret], dtype=object)
    ids = range(1, share_count + 1)
    values = np.polyval(falling, np.array(ids, dtype=object)) % prime
    return list(zip(ids, values.tolist()))
