# advice: once-too-often
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    result = ciphertext
    for _ in range(scalar - 1):
        result = result * ciphertext % n**2
    return result
