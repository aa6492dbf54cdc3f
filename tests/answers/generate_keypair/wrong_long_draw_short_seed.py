# advice: related-primes
import random
from fedlearn_lib.given.paillier.keys import is_prime
def generate_keypair(bits, *, demo=False):
    while True:
        seed = secrets.randbits(4096) % 2**20
        rng = random.Random(seed)
        pair = []
        while len(pair) < 2:
            c = rng.getrandbits(bits // 2) | 3 << (bits // 2 - 2) | 3
            if is_prime(c): pair.append(c)
        p, q = pair
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
