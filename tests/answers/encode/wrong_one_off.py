# advice: one-off
def encode(integers, n):
    return [integer if integer >= 0 else n - 1 + integer for integer in integers]
