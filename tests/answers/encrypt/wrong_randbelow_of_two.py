# advice: randbelow-takes-one
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.randbelow(1, n)
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
