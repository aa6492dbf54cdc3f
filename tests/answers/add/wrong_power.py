# advice: raises-to-power
def add(public_key, a, b):
    n = public_key.n
    return pow(a, b, n**2)
