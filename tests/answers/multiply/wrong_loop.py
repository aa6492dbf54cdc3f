# advice: loop-never-ran
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    result = 1
    for _ in range(scalar):
        result = result * ciphertext % n**2
    return result
