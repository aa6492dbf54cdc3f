# advice: shared-factor
def generate_keypair(bits, *, demo=False):
    p = random_prime(bits // 2)
    q = random_prime(bits // 2)
    while p == q:
        q = random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
