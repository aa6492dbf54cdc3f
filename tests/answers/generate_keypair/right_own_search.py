# right: an own search for primes, with SystemRandom and gmpy2
def generate_keypair(bits, *, demo=False):
    import random
    import gmpy2
    system = random.SystemRandom()
    half = bits // 2

    def prime():
        while True:
            candidate = system.getrandbits(half)
            candidate |= (1 << (half - 1)) | (1 << (half - 2)) | 3
            if gmpy2.is_prime(candidate, 40):
                return gmpy2.mpz(candidate)

    while True:
        p, q = prime(), prime()
        if p != q and gmpy2.gcd(p - 1, q - 1) == 2 and (p * q).bit_length() == bits:
            return PublicKey(p * q), PrivateKey(p, q)
