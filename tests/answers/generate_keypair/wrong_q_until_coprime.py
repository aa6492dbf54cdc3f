# advice: waits-for-coprime
def generate_keypair(bits, *, demo=False):
    p = random_prime(bits // 2)
    q = random_prime(bits // 2)
    while math.gcd(p - 1, q - 1) > 1 or q == p:
        q = random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
