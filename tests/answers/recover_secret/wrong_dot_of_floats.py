# advice: floats-on-the-way
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    weights = lagrange_at_zero([share_id for share_id, _ in used], prime=prime)
    row = np.array([weights[share_id] for share_id, _ in used], dtype=float)
    return int(row @ np.array([value for _, value in used], dtype=float)) % prime
