# advice: same-work
def decrypt_crt(private_key, ciphertext):
    return decrypt(private_key, ciphertext)
