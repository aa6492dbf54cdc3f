# advice: wrong-signature
def generate_keypair(bits):
    p, q = random_prime(bits // 2), random_prime(bits // 2)
    return PublicKey(p * q), PrivateKey(p, q)
