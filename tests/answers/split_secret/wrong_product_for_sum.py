# advice: other-secret
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coeffs = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    out = []
    for x in range(1, share_count + 1):
        y = secret
        for k, c in enumerate(coeffs, 1):
            y = y * (c * x ** k) % prime
        out.append((x, y))
    return out
