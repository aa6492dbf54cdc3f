# advice: typed-in
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(PRIME) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        value = sum(c * pow(share_id, k, PRIME) for k, c in enumerate(coefficients)) % PRIME
        shares.append((share_id, value))
    return shares
