# advice: predictable-r
def encrypt(public_key, plaintext):
    n = public_key.n
    rng = np.random.default_rng()
    r = int.from_bytes(rng.bytes(n.bit_length() // 8 + 1), "big") % n
    while math.gcd(r, n) != 1:
        r = int.from_bytes(rng.bytes(n.bit_length() // 8 + 1), "big") % n
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
