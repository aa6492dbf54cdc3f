# advice: few-values
import hashlib


def encrypt(public_key, plaintext):
    n = public_key.n
    r = 0
    while math.gcd(r, n) != 1:
        seed = secrets.randbelow(n) % 65536
        r = int.from_bytes(hashlib.shake_256(seed.to_bytes(2, "big")).digest(n.bit_length() // 8 + 8), "big") % n
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
