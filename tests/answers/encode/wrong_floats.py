# advice: returns-floats
def encode(integers, n):
    return [float(integer % n) for integer in integers]
