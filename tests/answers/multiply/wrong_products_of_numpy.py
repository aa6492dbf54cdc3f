# advice: wrapped-around
def multiply(public_key, ciphertext, scalar):
    modulus = public_key.n**2
    base = ciphertext if scalar >= 0 else pow(ciphertext, -1, modulus)
    result, left = 1, abs(scalar)
    while left:
        if left % 2:
            result = int(np.prod([result, base]) % modulus)
        base, left = base * base % modulus, left // 2
    return result
