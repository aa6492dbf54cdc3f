# advice: favourite-r
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(n)
    r = r if math.gcd(r, n) == 1 else 2
    return (1 + n * plaintext) * pow(r, n, n**2) % n**2
