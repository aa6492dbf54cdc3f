# advice: stops-drawing
def encrypt(public_key, plaintext):
    n = public_key.n
    for _ in range(2):
        r = secrets.randbelow(n)
        if math.gcd(r, n) == 1:
            break
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
