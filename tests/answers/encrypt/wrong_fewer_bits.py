# advice: one-change
def encrypt(public_key, plaintext):
    n, square = public_key.n, public_key.n_squared
    bits = (int(n) - 1).bit_length() - 1
    r = secrets.randbelow(n)
    while math.gcd(n, r) > 1:
        r = secrets.randbelow(n)
    return (1 + (int(plaintext) & ~(1 << bits)) * n) * pow(r, n, square) % square
