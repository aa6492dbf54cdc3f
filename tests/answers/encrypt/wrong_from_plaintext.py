# advice: same-every-time
def encrypt(public_key, plaintext):
    n = public_key.n
    import hashlib
    state = hashlib.sha512(str(plaintext).encode())
    r = int.from_bytes(state.digest() * 8, "big") % n
    while math.gcd(r, n) != 1:
        state.update(b"again")
        r = int.from_bytes(state.digest() * 8, "big") % n
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
