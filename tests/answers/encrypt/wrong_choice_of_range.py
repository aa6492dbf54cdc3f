# advice: machine-integers
def encrypt(public_key, plaintext):
    n = public_key.n
    r = secrets.choice(range(1, n))
    while math.gcd(r, n) != 1:
        r = secrets.choice(range(1, n))
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
