# advice: other-modulus
def encode(integers, n):
    return [integer % (n // 3) for integer in integers]
