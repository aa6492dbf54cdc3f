# right: SystemRandom, any(…) of candidates
def encrypt(public_key, plaintext):
    from random import SystemRandom
    n = public_key.n
    candidates = iter(lambda: SystemRandom().randrange(1, n), None)
    r = next(r for r in candidates if math.gcd(r, n) == 1)
    square = n * n
    noise = pow(r, n, square)
    return (noise + noise * plaintext % square * n) % square
