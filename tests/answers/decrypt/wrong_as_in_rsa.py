# advice: undone-as-in-rsa
def decrypt(private_key, ciphertext):
    order = (private_key.p - 1) * (private_key.q - 1)
    private_exponent = pow(private_key.n, -1, order)
    return pow(ciphertext, private_exponent, private_key.n)
