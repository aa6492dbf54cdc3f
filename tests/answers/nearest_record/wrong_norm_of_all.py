# advice: one-distance
def nearest_record(reconstruction, records):
    return int(np.argmin(np.linalg.norm(records - reconstruction)))
