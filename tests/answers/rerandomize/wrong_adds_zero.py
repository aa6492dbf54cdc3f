# advice: plain-zero
def rerandomize(public_key, ciphertext):
    nothing = 0
    return add(public_key, nothing, ciphertext)
