# advice: same-every-time
def rerandomize(public_key, ciphertext):
    n = public_key.n
    import random
    rng = random.Random(7)
    r = rng.randrange(1, n)
    while math.gcd(r, n) != 1:
        r = rng.randrange(1, n)
    return ciphertext * pow(r, n, n**2) % n**2
