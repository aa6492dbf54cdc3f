# advice: other-value
def decrypt(private_key, ciphertext):
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    def L(u):
        return (u - 1) // n
    mu = pow(L(pow(n, lam, n**2)), -1, n)
    return L(pow(ciphertext, lam, n**2)) * mu % n
