# right: g**m as a power, one loop
def encrypt(public_key, plaintext):
    n, n_squared = public_key.n, public_key.n_squared
    while True:
        r = secrets.randbelow(n - 1) + 1
        if math.gcd(r, n) == 1:
            break
    return pow(n + 1, plaintext, n_squared) * pow(r, n, n_squared) % n_squared
