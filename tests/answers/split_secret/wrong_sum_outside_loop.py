# advice: not-begun-anew
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    total = 0
    for x in range(1, share_count + 1):
        for k in range(threshold):
            total += coefficients[k] * x**k
        shares.append((x, total % prime))
    return shares
