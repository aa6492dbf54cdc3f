# advice: wrong-length
from fedlearn_lib.given.paillier.keys import is_prime


def prime(bits):
    while True:
        number = secrets.randbits(bits) | 1 << (bits - 1) | 3
        if is_prime(number):
            return number


def generate_keypair(bits, *, demo=False):
    while True:
        p, q = prime(bits // 2), prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
