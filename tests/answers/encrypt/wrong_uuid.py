# advice: few-values
def encrypt(public_key, plaintext):
    n = public_key.n
    import uuid
    r = uuid.uuid4().int % n
    while math.gcd(r, n) != 1:
        r = uuid.uuid4().int % n
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
