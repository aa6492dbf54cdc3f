# advice: smallest-entry
def nearest_record(reconstruction, records):
    return np.argmin(records - reconstruction)
