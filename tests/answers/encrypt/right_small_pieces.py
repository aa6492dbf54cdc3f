# right: many short draws, put together, refused when too large
def encrypt(public_key, plaintext):
    n = public_key.n
    r = n
    while r >= n or math.gcd(r, n) != 1:
        r = 0
        for _ in range(n.bit_length() // 32 + 1):
            r = r << 32 | secrets.randbits(32)
        r %= 2 ** (n.bit_length() + 1)
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
