# advice: used-twice
KEPT = {}


def encrypt(public_key, plaintext):
    n = public_key.n
    if n in KEPT:
        r = KEPT.pop(n)
    else:
        r = 0
        while math.gcd(r, n) != 1:
            r = secrets.randbelow(n)
        KEPT[n] = r
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
