# advice: changes-number
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return (ciphertext + encrypt(public_key, 0)) % n**2
