# advice: opens-to-other
def encrypt(public_key, plaintext):
    n = public_key.n
    g = secrets.randbelow(n**2)
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return pow(g, plaintext, n**2) * pow(r, n, n**2) % n**2
