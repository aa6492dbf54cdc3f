# advice: at-times-unchanged
def rerandomize(public_key, ciphertext):
    if secrets.randbelow(2):
        return add(public_key, ciphertext, encrypt(public_key, 0))
    return ciphertext
