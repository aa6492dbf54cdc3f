# advice: per-column
def nearest_record(reconstruction, records):
    return np.linalg.norm(records - reconstruction, axis=1)
