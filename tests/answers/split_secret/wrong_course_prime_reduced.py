# advice: typed-in
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        value = 0
        for coefficient in reversed(coefficients):
            value = (value * share_id + coefficient) % PRIME
        shares.append((share_id, value))
    return shares
