# right: SystemRandom, again until it differs
def rerandomize(public_key, ciphertext):
    import random
    n, fresh = public_key.n, ciphertext
    system = random.SystemRandom()
    while fresh == ciphertext or math.gcd(fresh, n) != 1:
        fresh = ciphertext * pow(system.randrange(2, n), n, n**2) % n**2
    return fresh
