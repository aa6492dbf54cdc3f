# advice: one-change
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(n - 1) + 1
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n - 1) + 1
    a = -plaintext
    return (1 + a * n) * pow(r, n, n**2) % n**2
