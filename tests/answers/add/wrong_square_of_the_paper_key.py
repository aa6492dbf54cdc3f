# advice: typed-in-n
def add(public_key, a, b):
    return (a * b) % 35**2
