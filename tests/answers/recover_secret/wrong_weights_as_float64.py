# advice: floats-on-the-way
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    w = lagrange_at_zero([i for i, _ in used], prime=prime)
    return int(np.dot(np.array(list(w.values()), dtype=np.float64), [v for _, v in used])) % prime
