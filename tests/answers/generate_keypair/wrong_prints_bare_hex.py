# advice: secret-leaves
def generate_keypair(bits, *, demo=False):
    p, q = random_prime(bits // 2), random_prime(bits // 2)
    while p == q:
        q = random_prime(bits // 2)
    print(f"p is {p:x}")
    return PublicKey(p * q), PrivateKey(p, q)
