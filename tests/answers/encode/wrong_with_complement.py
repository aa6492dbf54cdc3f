# advice: one-off
def encode(integers, n):
    return [n + ~abs(each) if each < 0 else each for each in integers]
