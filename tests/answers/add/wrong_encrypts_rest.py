# advice: opens-to-other
def add(public_key, a, b):
    n = public_key.n
    return encrypt(public_key, a * b % n)
