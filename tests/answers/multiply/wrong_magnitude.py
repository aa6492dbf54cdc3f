# advice: loses-sign
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return pow(ciphertext, abs(scalar), n**2)
