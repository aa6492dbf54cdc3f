# advice: zero-apart
def multiply(public_key, ciphertext, scalar):
    clock = public_key.n**2
    if scalar < 0:
        return multiply(public_key, pow(ciphertext, -1, clock), -scalar)
    if scalar <= 1:
        return ciphertext % clock
    half = multiply(public_key, ciphertext, scalar // 2)
    return half * half * (ciphertext if scalar % 2 else 1) % clock
