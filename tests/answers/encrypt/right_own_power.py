# right: square and multiply, by hand
def encrypt(public_key, plaintext):
    n = public_key.n
    modulus = n**2

    def power(base, exponent):
        result = 1
        while exponent:
            if exponent & 1:
                result = result * base % modulus
            base = base * base % modulus
            exponent >>= 1
        return result

    r = secrets.randbelow(n)
    while math.gcd(r, n) - 1:
        r = secrets.randbelow(n)
    return power(n + 1, plaintext) * power(r, n) % modulus
