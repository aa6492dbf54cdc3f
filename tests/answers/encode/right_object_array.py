# right: a NumPy array of Python's integers
def encode(integers, n):
    return np.array(integers, dtype=object) % n
