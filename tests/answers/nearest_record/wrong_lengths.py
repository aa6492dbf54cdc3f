# advice: lengths-compared
def nearest_record(reconstruction, records):
    lengths = np.linalg.norm(records, axis=1)
    return int(np.argmin(np.abs(lengths - np.linalg.norm(reconstruction))))
