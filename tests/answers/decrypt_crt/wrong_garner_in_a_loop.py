# advice: one-half
def decrypt_crt(private_key, ciphertext):
    result, modulus = 0, 1
    for r, other in ((private_key.p, private_key.q), (private_key.q, private_key.p)):
        m = (pow(ciphertext, r - 1, r * r) - 1) // r * pow((r - 1) * other, -1, r) % r
        result = (result + modulus * ((m - result) * pow(modulus, -1, r))) % r
        modulus *= r
    return result
