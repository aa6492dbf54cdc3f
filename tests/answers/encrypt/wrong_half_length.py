# advice: few-values
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(math.isqrt(n)) + 1
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(math.isqrt(n)) + 1
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
