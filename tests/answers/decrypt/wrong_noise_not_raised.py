# advice: other-value
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    noise = pow(ciphertext, pow(n, -1, math.lcm(p - 1, q - 1)), n)
    bare = ciphertext * pow(noise, -1, n * n) % (n * n)
    return bare // n
