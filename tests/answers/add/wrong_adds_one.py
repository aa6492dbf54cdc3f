# advice: opens-to-other
def add(public_key, a, b):
    n = public_key.n
    return a * b * (n + 1) % n**2
