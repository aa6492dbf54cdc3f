# advice: same-every-time
def coprime(n, r=secrets.randbits(1000)):
    while math.gcd(r, n) != 1:
        r += 1
    return r


def encrypt(public_key, plaintext):
    n = public_key.n
    return (1 + plaintext * n) * pow(coprime(n), n, n**2) % n**2
