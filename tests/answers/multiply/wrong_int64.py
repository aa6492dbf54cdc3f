# advice: machine-integers
def multiply(public_key, ciphertext, scalar):
    factor, result = np.int64(ciphertext), np.int64(1)
    if scalar < 0:
        factor = np.int64(pow(ciphertext, -1, public_key.n_squared))
    for _ in range(abs(scalar)):
        result = result * factor % np.int64(public_key.n_squared)
    return int(result)
