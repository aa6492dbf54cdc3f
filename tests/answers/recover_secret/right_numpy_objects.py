# right: an inner product of Python's own numbers
def recover_secret(shares, threshold, *, prime=PRIME):
    ids, values = np.array(shares[:threshold], dtype=object).T
    weights = lagrange_at_zero(ids.tolist(), prime=prime)
    return int(np.dot(np.array([weights[i] for i in ids], dtype=object), values) % prime)
