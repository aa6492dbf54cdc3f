# advice: divided-by-square
def decrypt(private_key, ciphertext):
    n = private_key.n
    nsq = n ** 2
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    u = pow(ciphertext, lam, nsq)
    return (u - 1) // nsq * pow(lam, -1, n) % n
