# advice: float-remainder
import math


def encode(integers, n):
    return [k - n * math.floor(k / n) for k in integers]
