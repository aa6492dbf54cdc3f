# advice: zero-is-n
def encode(integers, n):
    return [integer if integer > 0 else n + integer for integer in integers]
