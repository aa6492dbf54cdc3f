# advice: unknown-name
def rerandomize(public_key, ciphertext):
    return encrypt(public_key, decrypt(private_key, ciphertext))
