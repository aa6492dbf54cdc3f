# advice: predictable-primes
from fedlearn_lib.given.paillier.keys import is_prime


def generate_keypair(bits, *, demo=False):
    rng = np.random.default_rng()
    half = bits // 2

    def prime():
        while True:
            number = int.from_bytes(rng.bytes(half // 8 + 1), "big") % 2**half | 3 << (half - 2) | 3
            if is_prime(number):
                return number

    while True:
        p, q = prime(), prime()
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
