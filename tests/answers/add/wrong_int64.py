# advice: machine-integers
def add(public_key, a, b):
    return int(np.int64(a) * np.int64(b) % np.int64(public_key.n_squared))
