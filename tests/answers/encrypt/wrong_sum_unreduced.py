# advice: no-ciphertext
def encrypt(public_key, plaintext):
    n = public_key.n
    r = 0
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return (n + 1) ** (plaintext + 1) * pow(r, n, n**2)
