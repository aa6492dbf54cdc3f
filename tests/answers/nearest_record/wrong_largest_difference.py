# advice: largest-difference
def nearest_record(reconstruction, records):
    return int(np.argmin(np.abs(records - reconstruction).max(axis=1)))
