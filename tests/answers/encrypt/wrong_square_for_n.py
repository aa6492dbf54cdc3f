# advice: one-change
def encrypt(public_key, plaintext):
    n = public_key.n ** 2
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return (1 + plaintext * n) * pow(r, n, n ** 2) % n ** 2
