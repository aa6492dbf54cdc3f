# advice: wrapped-around
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    return int(np.dot(np.array([weights[i] for i, _ in used]), np.array([v for _, v in used])) % prime)
