# advice: not-reduced
def encode(integers, n):
    return [integer + n for integer in integers]
