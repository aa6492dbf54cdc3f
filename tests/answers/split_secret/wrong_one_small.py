# advice: tiny-coefficients
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime if k == 1 else 2**20) for k in range(1, threshold)]
    shares = []
    for share_id in range(1, share_count + 1):
        value = sum(c * pow(share_id, k, prime) for k, c in enumerate(coefficients)) % prime
        shares.append((share_id, value))
    return shares
