# right: the first of the sorted, mean of squares
def nearest_record(reconstruction, records):
    return np.argsort(np.mean((records - reconstruction) ** 2, axis=1))[0]
