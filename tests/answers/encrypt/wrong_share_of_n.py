# advice: float-in-it
def encrypt(public_key, plaintext):
    import random
    n = public_key.n
    r = int(random.SystemRandom().random() * n)
    while math.gcd(r, n) != 1:
        r = int(random.SystemRandom().random() * n)
    return (1 + plaintext * n) * pow(r, n, n ** 2) % n ** 2
