# advice: once-too-often
def multiply(public_key, ciphertext, scalar):
    modulus = public_key.n
    square, times = modulus * modulus, scalar % modulus
    return ciphertext * pow(ciphertext, times, square) % square
