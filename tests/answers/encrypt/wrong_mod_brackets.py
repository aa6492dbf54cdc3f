# advice: multiple-of-n
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return pow(n + 1, plaintext, n * n) * pow(r, n, n * n) % n * n
