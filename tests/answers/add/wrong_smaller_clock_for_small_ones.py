# advice: opens-to-other
def add(public_key, a, b):
    n = public_key.n
    match (a < n, b < n):
        case (True, True):
            clock = n
        case _:
            clock = n**2
    return a * b % clock
