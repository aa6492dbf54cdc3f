# right: one large random number, cut into digits
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    large = secrets.randbelow(prime ** (threshold - 1))
    coefficients = [secret]
    for _ in range(threshold - 1):
        large, digit = divmod(large, prime)
        coefficients.append(digit)
    return [[x, sum(c * x**k for k, c in enumerate(coefficients)) % prime] for x in range(1, share_count + 1)]
