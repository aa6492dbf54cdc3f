# right: only q is drawn again; gcd alone also refuses equal primes
def generate_keypair(bits, *, demo=False):
    half = bits >> 1
    p, q = random_prime(half), random_prime(half)
    while math.gcd(p - 1, q - 1) > 2:
        q = random_prime(half)
    private = PrivateKey(q, p)
    return PublicKey(private.n), private
