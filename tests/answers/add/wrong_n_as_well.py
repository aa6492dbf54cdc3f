# advice: one-change
def add(public_key, a, b):
    n = public_key.n
    return a * b * n % n**2
