# advice: float-remainder
def encode(integers, n):
    return [int(math.fmod(integer + n, n)) for integer in integers]
