# advice: same-once
def add(public_key, a, b):
    if a == b:
        return a
    return a * b % public_key.n_squared
