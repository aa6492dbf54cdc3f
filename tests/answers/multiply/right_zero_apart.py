# right: zero apart, as a fresh encryption
def multiply(public_key, ciphertext, scalar):
    if scalar == 0:
        return encrypt(public_key, 0)
    result = pow(ciphertext, scalar, public_key.n**2)
    return result * encrypt(public_key, 0) % public_key.n**2
