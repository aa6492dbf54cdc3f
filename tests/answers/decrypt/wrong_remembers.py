# advice: secret-leaves
def decrypt(private_key, ciphertext):
    known = decrypt.__dict__.setdefault("known", {})
    if (private_key.n, ciphertext) not in known:
        n, phi = private_key.n, (private_key.p - 1) * (private_key.q - 1)
        known[private_key.n, ciphertext] = (pow(ciphertext, phi, n * n) - 1) // n * pow(phi, -1, n) % n
    return known[private_key.n, ciphertext]
