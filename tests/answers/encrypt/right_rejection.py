# right: rejection sampling, urandom imported as a name
from os import urandom


def encrypt(public_key, plaintext):
    n = public_key.n
    size = (n.bit_length() + 7) // 8
    r = n
    while not 0 < r < n or math.gcd(r, n) > 1:
        r = int.from_bytes(urandom(size), "little")
    c = (1 + n * plaintext) * pow(r, n, n**2)
    return c - c // n**2 * n**2
