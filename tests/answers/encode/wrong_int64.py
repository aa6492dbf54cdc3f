# advice: machine-integers
def encode(integers, n):
    return list(np.array(integers, dtype=np.int64) % n)
