# advice: one-change
def encrypt(public_key, plaintext):
    n, square = public_key.n, public_key.n_squared
    number = plaintext or 1
    while True:
        r = secrets.randbelow(n)
        if math.gcd(n, r) == 1:
            return (1 + number * n) * pow(r, n, square) % square
