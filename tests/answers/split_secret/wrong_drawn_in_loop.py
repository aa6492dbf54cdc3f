# advice: no-polynomial
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    shares = []
    for share_id in range(1, share_count + 1):
        value = secret
        for k in range(1, threshold):
            value += secrets.randbelow(prime) * pow(share_id, k, prime)
        shares.append((share_id, value % prime))
    return shares
