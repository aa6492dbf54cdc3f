# advice: per-column
def nearest_record(reconstruction, records):
    gaps = np.linalg.norm(records - reconstruction, axis=1)
    return gaps.argsort(kind="stable")
