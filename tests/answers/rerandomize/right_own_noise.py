# right: draws r itself
def rerandomize(public_key, ciphertext):
    n = public_key.n
    r = 0
    while math.gcd(r, n) > 1:
        r = secrets.randbelow(n)
    return ciphertext * pow(r, n, n**2) % n**2
