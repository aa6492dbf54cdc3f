# right: both primes drawn again, one condition
def generate_keypair(bits, *, demo=False):
    p = q = random_prime(bits // 2)
    while p == q or math.gcd(p - 1, q - 1) != 2:
        p = random_prime(bits // 2)
        q = random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
