# advice: opens-to-other
def add(public_key, a, b):
    n = public_key.n
    return multiply(public_key, a * b % n**2, 2)
