# advice: brackets-missing
def encrypt(public_key, plaintext):
    n = public_key.n
    n2 = n * n
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    mn = plaintext * n
    return (1 + mn * pow(r, n, n2)) % n2
