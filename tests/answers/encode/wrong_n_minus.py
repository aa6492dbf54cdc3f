# advice: taken-from-n
def encode(integers, n):
    return [n - integer for integer in integers]
