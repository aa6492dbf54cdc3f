# advice: first-left-out
def nearest_record(reconstruction, records):
    return int(np.argmin(np.linalg.norm(records[1:] - reconstruction, axis=1)))
