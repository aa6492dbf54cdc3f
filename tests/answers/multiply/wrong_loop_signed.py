# advice: too-slow
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    result = 1
    if scalar < 0:
        ciphertext, scalar = pow(ciphertext, -1, n**2), -scalar
    for _ in range(scalar):
        result = result * ciphertext % n**2
    return result
