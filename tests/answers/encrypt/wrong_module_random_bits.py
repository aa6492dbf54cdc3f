# advice: predictable-r
def encrypt(public_key, plaintext):
    n = public_key.n
    import random
    r = random.getrandbits(n.bit_length()) % n
    while math.gcd(r, n) != 1:
        r = random.getrandbits(n.bit_length()) % n
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
