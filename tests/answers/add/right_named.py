# right: step by step
def add(public_key, a, b):
    n = public_key.n
    modulus = n * n
    product = a * b
    while product >= modulus:
        product = product % modulus
    return product
