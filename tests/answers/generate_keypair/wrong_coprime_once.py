# advice: gives-up
def generate_keypair(bits, *, demo=False):
    p = random_prime(bits // 2)
    q = random_prime(bits // 2)
    if p != q and math.gcd(p - 1, q - 1) == 1:
        return PublicKey(p * q), PrivateKey(p, q)
