# advice: favourite-r
def rerandomize(public_key, ciphertext):
    n, square = public_key.n, public_key.n_squared
    r = secrets.randbelow(n)
    if r == 0 or math.gcd(r, n) > 1:
        r = 2
    return pow(r, n, square) * ciphertext % square
