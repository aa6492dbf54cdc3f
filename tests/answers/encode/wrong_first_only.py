# advice: wrong-type
def encode(integers, n):
    for integer in integers:
        return integer % n
