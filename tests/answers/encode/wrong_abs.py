# advice: loses-sign
def encode(integers, n):
    return [abs(integer) % n for integer in integers]
