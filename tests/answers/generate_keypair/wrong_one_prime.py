# advice: one-prime-twice
def generate_keypair(bits, *, demo=False):
    p = q = random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
