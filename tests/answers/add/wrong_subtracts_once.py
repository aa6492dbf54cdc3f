# advice: not-reduced
def add(public_key, a, b):
    n = public_key.n
    product = a * b
    return product - n**2 if product >= n**2 else product
