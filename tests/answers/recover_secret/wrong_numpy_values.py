# advice: numpy-too-small
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in used], prime=prime)
    values = np.array([value for _, value in used], dtype=np.int64)
    return sum(weights[i] * int(value) for (i, _), value in zip(used, values)) % prime
