# advice: only-for-demo
def generate_keypair(bits, *, demo=False):
    p = q = random_prime(bits // 2)
    while p == q or demo and math.gcd(p - 1, q - 1) > 2:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
