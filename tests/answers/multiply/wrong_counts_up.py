# advice: loop-never-ran
def multiply(public_key, ciphertext, scalar):
    product, times = 1, 0
    while times < scalar:
        product = product * ciphertext % public_key.n_squared
        times += 1
    return product
