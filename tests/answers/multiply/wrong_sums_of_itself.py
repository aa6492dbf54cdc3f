# advice: multiplies-ciphertext
def multiply(public_key, ciphertext, scalar):
    square, total = public_key.n**2, 0
    for _ in range(scalar):
        total += ciphertext
    return total % square
