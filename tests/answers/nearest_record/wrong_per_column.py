# advice: per-column
def nearest_record(reconstruction, records):
    return np.argmin((records - reconstruction) ** 2, axis=0)
