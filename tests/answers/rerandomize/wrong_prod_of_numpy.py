# advice: wrapped-around
def rerandomize(public_key, ciphertext):
    noise = encrypt(public_key, 0)
    return int(np.multiply(*np.array([ciphertext, noise])) % public_key.n**2)
