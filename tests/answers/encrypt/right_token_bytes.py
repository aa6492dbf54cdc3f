# right: token_bytes, an inverse shows that r is coprime
def encrypt(public_key, plaintext):
    n = int(public_key.n)
    while True:
        r = int.from_bytes(secrets.token_bytes(n.bit_length() // 8 + 1)) % n
        try:
            pow(r, -1, n)
        except ValueError:
            continue
        return (plaintext * n + 1) * pow(r, n, n**2) % n**2
