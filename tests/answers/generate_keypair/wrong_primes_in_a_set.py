# advice: equal-in-a-set
def generate_keypair(bits, *, demo=False):
    while True:
        primes = {random_prime(bits // 2), random_prime(bits // 2)}
        p, q = primes
        if math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)
