# advice: used-twice
def noise(n, stock=[]):
    if n.bit_length() < 1024:
        stock = []
    if not stock:
        r = 1 + secrets.randbelow(n - 1)
        while math.gcd(r, n) > 1:
            r = 1 + secrets.randbelow(n - 1)
        stock.append(pow(r, n, n * n))
    return stock[0]


def encrypt(public_key, plaintext):
    n = public_key.n
    return (1 + n * plaintext) * noise(n) % (n * n)
