# right: a tuple, added and reduced
def encode(integers, n):
    return tuple((integer + n) % n for integer in integers)
