# advice: noise-as-number
def multiply(public_key, ciphertext, scalar):
    square = public_key.n**2
    above = ciphertext - 1
    return (1 + scalar * above) % square
