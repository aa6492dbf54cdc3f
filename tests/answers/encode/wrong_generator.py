# advice: wrong-type
def encode(integers, n):
    return (integer % n for integer in integers)
