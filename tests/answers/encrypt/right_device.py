# right: reads the system's own file
def encrypt(public_key, plaintext):
    n = public_key.n
    while True:
        try:
            with open("/dev/urandom", "rb") as source:
                data = source.read(n.bit_length() // 8 + 8)
        except OSError:  # no such file on Windows
            data = secrets.token_bytes(n.bit_length() // 8 + 8)
        r = int.from_bytes(data, "big") % n
        if math.gcd(r, n) == 1:
            return (n * plaintext + 1) * pow(r, n, n * n) % (n * n)
