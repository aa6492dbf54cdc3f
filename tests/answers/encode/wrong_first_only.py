# advice: one-number
def encode(integers, n):
    for integer in integers:
        return integer % n
