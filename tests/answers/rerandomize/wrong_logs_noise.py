# advice: secret-leaves
def rerandomize(public_key, ciphertext):
    import logging

    zero = encrypt(public_key, 0)
    logging.error("mixed in %s", zero)
    return zero * ciphertext % public_key.n_squared
