# advice: not-begun-anew
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    value, shares = secret, []
    coefficients = [secrets.randbelow(prime) for _ in range(threshold - 1)]
    for share_id in range(1, share_count + 1):
        for k, coefficient in enumerate(coefficients, 1):
            value = (value + coefficient * share_id**k) % prime
        shares.append((share_id, value))
    return shares
