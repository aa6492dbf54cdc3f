# advice: not-squared
def nearest_record(reconstruction, records):
    return int(np.argmin(np.abs((records - reconstruction).sum(axis=1))))
