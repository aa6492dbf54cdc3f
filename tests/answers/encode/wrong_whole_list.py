# advice: raises
def encode(integers, n):
    return integers % n
