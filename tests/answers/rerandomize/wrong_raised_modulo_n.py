# advice: r-not-raised
import secrets


def rerandomize(public_key, ciphertext):
    n = public_key.n
    return ciphertext * pow(1 + secrets.randbelow(n - 1), n, n) % n**2
