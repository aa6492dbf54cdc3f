# advice: returns-none
def encode(integers, n):
    print([integer % n for integer in integers])
