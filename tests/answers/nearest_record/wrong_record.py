# advice: record-not-place
def nearest_record(reconstruction, records):
    return records[np.argmin(np.linalg.norm(records - reconstruction, axis=1))]
