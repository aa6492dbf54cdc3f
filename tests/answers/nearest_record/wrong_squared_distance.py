# advice: distance-not-place
def nearest_record(reconstruction, records):
    return float(np.min(np.sum((records - reconstruction) ** 2, axis=1)))
