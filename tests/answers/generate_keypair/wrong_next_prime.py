# advice: close-primes
def generate_keypair(bits, *, demo=False):
    import gmpy2
    while True:
        p = random_prime(bits // 2)
        q = int(gmpy2.next_prime(p))
        while q % 4 != 3:
            q = int(gmpy2.next_prime(q))
        if q.bit_length() == bits // 2 and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
