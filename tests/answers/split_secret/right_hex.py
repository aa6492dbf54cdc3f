# right: a text of hexadecimal digits
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    rng = secrets.SystemRandom()
    polynomial = {0: secret}
    for k in range(1, threshold):
        polynomial[k] = int(secrets.token_hex(64), 16) % prime
    shares = []
    for x in range(1, 1 + share_count):
        y = 0
        for k in polynomial:
            y = (y + polynomial[k] * x**k) % prime
        shares.append((x, y))
    return shares
