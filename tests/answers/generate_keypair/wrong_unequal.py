# advice: unequal-lengths
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits // 2 - 2), random_prime(bits // 2 + 2)
        if p != q and math.gcd(p - 1, q - 1) == 2 and (p * q).bit_length() == bits:
            return PublicKey(p * q), PrivateKey(p, q)
