# advice: negatives-stay
def encode(integers, n):
    return list(integers)
