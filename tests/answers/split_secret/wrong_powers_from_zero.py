# advice: powers-from-zero
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coeffs = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for x in range(1, share_count + 1):
        y = secret
        for k, c in enumerate(coeffs):
            y += c * x**k
        shares.append((x, y % prime))
    return shares
