# advice: used-twice
KEPT = {}


def rerandomize(public_key, ciphertext):
    zero = KEPT.pop(public_key, None)
    if zero is None:
        zero = KEPT[public_key] = encrypt(public_key, 0)
    return add(public_key, ciphertext, zero)
