# advice: predictable-r
def rerandomize(public_key, ciphertext):
    n = public_key.n
    import random
    r = random.randrange(1, n)
    while math.gcd(r, n) != 1:
        r = random.randrange(1, n)
    return ciphertext * pow(r, n, n**2) % n**2
