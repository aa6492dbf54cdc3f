# advice: predictable-r
def encrypt(public_key, plaintext):
    n = public_key.n
    r = int(np.random.randint(1, 2**62)) % n
    while math.gcd(r, n) != 1:
        r = int(np.random.randint(1, 2**62)) % n
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
