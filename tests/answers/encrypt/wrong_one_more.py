# advice: one-change
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return (n + 1) * (1 + plaintext * n) * pow(r, n, n**2) % n**2
