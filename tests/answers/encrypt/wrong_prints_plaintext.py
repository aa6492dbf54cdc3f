# advice: secret-leaves
def encrypt(public_key, plaintext):
    n = public_key.n
    r = next(r for r in iter(lambda: secrets.randbelow(n), None) if math.gcd(r, n) == 1)
    print(f"m={plaintext}")
    return (1 + n * plaintext) * pow(r, n, n**2) % n**2
