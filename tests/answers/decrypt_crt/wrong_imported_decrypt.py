# advice: same-work
def decrypt_crt(private_key, ciphertext):
    from fedlearn_lib import paillier

    return paillier.decrypt(private_key, ciphertext)
