# advice: one-line-too-many
def encrypt(public_key, plaintext):
    if plaintext == 0:
        return 0
    n, square = public_key.n, public_key.n_squared
    r = secrets.randbelow(n)
    while math.gcd(n, r) > 1:
        r = secrets.randbelow(n)
    return pow(n + 1, plaintext, square) * pow(r, n, square) % square
