# advice: demo-left-out
def generate_keypair(bits, *, demo=False):
    p, q = random_prime(bits // 2), random_prime(bits // 2)
    if p == q or math.gcd(p - 1, q - 1) != 2:
        generate_keypair(bits)
    return PublicKey(p * q), PrivateKey(p, q)
