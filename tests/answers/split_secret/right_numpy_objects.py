# right: a matrix of powers that holds Python's own numbers
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    ids = np.arange(1, share_count + 1, dtype=object)
    coefficients = np.array([secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)], dtype=object)
    powers = np.array([ids**k for k in range(threshold)], dtype=object)
    return list(enumerate((coefficients @ powers % prime).tolist(), 1))
