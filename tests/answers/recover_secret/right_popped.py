# right: takes shares from a dict until enough are left
def recover_secret(shares, threshold, *, prime=PRIME):
    points = dict(shares)
    while len(points) > threshold:
        points.popitem()
    weights, secret = lagrange_at_zero(list(points), prime=prime), 0
    while points:
        share_id, value = points.popitem()
        secret = (secret + weights[share_id] * value) % prime
    return secret
