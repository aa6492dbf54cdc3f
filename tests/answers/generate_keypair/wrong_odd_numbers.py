# advice: not-prime
def generate_keypair(bits, *, demo=False):
    top = 3 << (bits // 2 - 2)
    p, q = secrets.randbits(bits // 2) | top | 3, secrets.randbits(bits // 2) | top | 3
    return PublicKey(p * q), PrivateKey(p, q)
