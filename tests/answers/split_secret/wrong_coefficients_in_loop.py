# advice: starts-again
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    shares = []
    for share_id in range(1, share_count + 1):
        coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
        shares.append((share_id, sum(c * share_id**k for k, c in enumerate(coefficients)) % prime))
    return shares
