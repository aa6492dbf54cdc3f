# advice: lambda-in-private
def generate_keypair(bits, *, demo=False):
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            break
    n = p * q
    lam = math.lcm(p - 1, q - 1)
    mu = pow(lam, -1, n)
    return PublicKey(n), PrivateKey(lam, mu)
