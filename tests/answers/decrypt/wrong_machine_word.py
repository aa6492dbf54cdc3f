# advice: overflows
def decrypt(private_key, ciphertext):
    import ctypes

    n, lam = private_key.n, math.lcm(private_key.p - 1, private_key.q - 1)
    u = (pow(ciphertext, lam, n * n) - 1) // n
    return ctypes.c_uint64(u * pow(lam, -1, n) % n).value
