# advice: negatives-stay
def encode(integers, n):
    return [integer if integer < n else integer - n for integer in integers]
