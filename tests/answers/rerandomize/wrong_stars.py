# advice: power-without-modulus
def rerandomize(public_key, ciphertext):
    n = public_key.n
    r = secrets.randbelow(n)
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    return ciphertext * r ** n % n**2
