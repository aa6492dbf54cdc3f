# advice: opens-to-other
def encrypt(public_key, plaintext):
    n, square = public_key.n, public_key.n_squared
    r = secrets.randbelow(n)
    while math.gcd(n, r) > 1:
        r = secrets.randbelow(n)
    locked = (1 + plaintext * n) * pow(r, n, square) % square
    return locked if locked > n else locked + n
