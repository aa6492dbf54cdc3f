# advice: uses-one
def add(public_key, a, b):
    n = public_key.n
    return a % n**2
