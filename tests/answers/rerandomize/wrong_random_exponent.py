# advice: changes-number
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return pow(ciphertext, secrets.randbelow(n), n**2)
