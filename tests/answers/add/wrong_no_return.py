# advice: value-lost
def add(public_key, a, b):
    a * b % public_key.n**2
