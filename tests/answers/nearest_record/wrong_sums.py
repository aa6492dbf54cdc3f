# advice: not-squared
def nearest_record(reconstruction, records):
    return int(np.argmin((records - reconstruction).sum(axis=1)))
