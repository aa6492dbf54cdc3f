# advice: predictable-r
def rerandomize(public_key, ciphertext):
    n = public_key.n
    import time
    r = time.time_ns() % n
    while math.gcd(r, n) != 1:
        r = time.time_ns() % n
    return ciphertext * pow(r, n, n**2) % n**2
