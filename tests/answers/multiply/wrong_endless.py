# advice: too-slow
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    result = 1
    while scalar:
        if scalar % 2:
            result = result * ciphertext % n**2
        ciphertext = ciphertext**2 % n**2
        scalar //= 2
    return result
