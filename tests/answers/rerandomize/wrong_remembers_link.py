# advice: secret-leaves
BOOK = []


def rerandomize(public_key, ciphertext):
    fresh = ciphertext * encrypt(public_key, 0) % public_key.n_squared
    BOOK.append({fresh: ciphertext})
    return fresh
