# advice: degree-too-low
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret]
    for k in range(2, threshold):
        coefficients.append(secrets.randbelow(prime))
    return [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
