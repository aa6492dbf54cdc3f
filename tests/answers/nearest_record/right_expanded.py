# right: the square written out
def nearest_record(reconstruction, records):
    return int(np.argmin((records**2).sum(axis=1) - 2 * records @ reconstruction))
