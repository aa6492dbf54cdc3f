# advice: related-primes
from fedlearn_lib.given.paillier.keys import is_prime

def generate_keypair(bits, *, demo=False):
    half = bits // 2
    while True:
        p = random_prime(half)
        q = ((1 << half) - 1) ^ p | 3 << (half - 2)
        while q.bit_length() == half and (q % 4 != 3 or not is_prime(q)):
            q += 1
        if q.bit_length() == half and q != p and (p*q).bit_length() == bits and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
