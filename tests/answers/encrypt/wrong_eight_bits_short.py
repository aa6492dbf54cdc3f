# advice: few-values
def encrypt(public_key, plaintext):
    n = public_key.n
    length = max(3, n.bit_length() - 8)
    while math.gcd(r := secrets.randbits(length), n) != 1:
        pass
    return (1 + n * plaintext) * pow(r, n, n**2) % n**2
