# advice: powers-of-r
def rerandomize(public_key, ciphertext):
    n, n_squared = public_key.n, public_key.n ** 2
    r = 0
    while math.gcd(r, n) > 1:
        r = secrets.randbelow(n)
    return pow(r, 2 * n, n_squared) * ciphertext % n_squared
