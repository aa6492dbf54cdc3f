# advice: not-nearest
def nearest_record(reconstruction, records):
    cosines = records @ reconstruction / (np.linalg.norm(records, axis=1) * np.linalg.norm(reconstruction))
    return int(np.argmin(cosines))
