# advice: predictable-r
import gmpy2

STATE = gmpy2.random_state(secrets.randbits(64))


def encrypt(public_key, plaintext):
    n = public_key.n
    r = gmpy2.mpz_random(STATE, n)
    while gmpy2.gcd(r, n) != 1:
        r = gmpy2.mpz_random(STATE, n)
    return int((1 + plaintext * n) * gmpy2.powmod(r, n, n**2) % n**2)
