# advice: same-every-time
from functools import cache


@cache
def zero(public_key):
    return encrypt(public_key, 0)


def rerandomize(public_key, ciphertext):
    return add(public_key, ciphertext, zero(public_key))
