# advice: machine-integers
def decrypt(private_key, ciphertext):
    n, lam = np.int64(private_key.n), math.lcm(private_key.p - 1, private_key.q - 1)
    u = np.int64(pow(ciphertext, lam, private_key.n**2))
    return int((u - 1) // n) * pow(lam, -1, private_key.n) % private_key.n
