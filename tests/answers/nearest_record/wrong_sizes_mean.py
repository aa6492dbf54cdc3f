# advice: sum-of-sizes
def nearest_record(reconstruction, records):
    return int(np.argmin(np.abs(records - reconstruction).mean(axis=1)))
