# advice: predictable-source
import math
import random


def prime(bits):
    while True:
        x = random.getrandbits(bits) | (3 << (bits - 2)) | 1
        if all(pow(base, x - 1, x) == 1 for base in (2, 3, 5, 7, 11, 13)):
            return x


def generate_keypair(bits, *, demo=False):
    while True:
        p, q = prime(bits // 2), prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
