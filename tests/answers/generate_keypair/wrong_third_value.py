# advice: more-than-two
def generate_keypair(bits, *, demo=False):
    p = q = random_prime(bits // 2)
    while p == q or math.gcd(p - 1, q - 1) > 2:
        p, q = (random_prime(bits // 2) for _ in "pq")
    return PublicKey(p * q), PrivateKey(p, q), (p, q)
