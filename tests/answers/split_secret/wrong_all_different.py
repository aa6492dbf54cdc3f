# advice: not-uniform
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret]
    while len(coefficients) < threshold:
        number = secrets.randbelow(prime)
        if number not in coefficients:
            coefficients.append(number)
    return [(x, sum(c * x**k for k, c in enumerate(coefficients)) % prime) for x in range(1, share_count + 1)]
