# right: min with a key
def nearest_record(reconstruction, records):
    return min(range(len(records)), key=lambda k: np.linalg.norm(records[k] - reconstruction))
