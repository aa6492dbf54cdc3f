# advice: subtracts
def add(public_key, a, b):
    n = public_key.n
    return a * pow(b, -1, n**2) % n**2
