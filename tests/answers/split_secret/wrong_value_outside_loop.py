# advice: not-begun-anew
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    value, shares = 0, []
    for share_id in range(1, share_count + 1):
        for coefficient in reversed(coefficients):
            value = (value * share_id + coefficient) % prime
        shares.append((share_id, value))
    return shares
