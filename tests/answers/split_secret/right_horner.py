# right: Horner's scheme, from the highest coefficient
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret]
    for _ in range(threshold - 1):
        coefficients.append(secrets.randbelow(prime))
    shares = []
    for share_id in range(1, share_count + 1):
        value = 0
        for coefficient in coefficients[::-1]:
            value = (value * share_id + coefficient) % prime
        shares.append((share_id, value))
    return shares
