# advice: few-values
def encrypt(public_key, plaintext):
    n = public_key.n
    r = n
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n) | 1
    return (1 + n * plaintext) * pow(r, n, n**2) % n**2
