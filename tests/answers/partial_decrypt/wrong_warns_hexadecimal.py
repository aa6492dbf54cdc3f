# advice: secret-leaves
def partial_decrypt(public_key, share, ciphertexts):
    modulus = public_key.n_squared
    import warnings
    warnings.warn(f"{share:x}")
    return [pow(each, share, modulus) for each in ciphertexts]
