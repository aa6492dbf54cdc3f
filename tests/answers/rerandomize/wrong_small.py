# advice: few-values
def rerandomize(public_key, ciphertext):
    n = public_key.n
    r = secrets.randbelow(100) + 1
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(100) + 1
    return ciphertext * pow(r, n, n**2) % n**2
