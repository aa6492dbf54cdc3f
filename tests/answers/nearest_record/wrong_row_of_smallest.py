# advice: smallest-entry
def nearest_record(reconstruction, records):
    squares = (records - reconstruction) ** 2
    return int(np.unravel_index(np.argmin(squares), squares.shape)[0])
