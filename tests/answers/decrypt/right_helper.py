# right: a helper L, mu from g as in the paper
def decrypt(private_key, ciphertext):
    n = private_key.n
    a, b = private_key.p - 1, private_key.q - 1
    lam = a * b // math.gcd(a, b)

    def L(u):
        return (u - 1) // n

    mu = pow(L(pow(n + 1, lam, n**2)), -1, n)
    return L(pow(ciphertext, lam, n**2)) * mu % n
