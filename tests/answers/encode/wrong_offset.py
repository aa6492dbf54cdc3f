# advice: shifted
def encode(integers, n):
    return [integer + n // 2 for integer in integers]
