# advice: value-lost
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    ciphertext = pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
