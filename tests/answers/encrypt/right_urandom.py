# right: os.urandom, with bytes to spare, reduced modulo n
import os


def coprime(n):
    while True:
        r = int.from_bytes(os.urandom(n.bit_length() // 8 + 8), "big") % n
        if math.gcd(r, n) == 1:
            return r


def encrypt(public_key, plaintext):
    n = public_key.n
    return pow(n + 1, plaintext, n**2) * pow(coprime(n), n, n**2) % n**2
