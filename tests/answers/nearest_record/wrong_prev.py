# advice: not-nearest
def nearest_record(reconstruction, records):
    where = 0
    for k in range(1, len(records)):
        if np.linalg.norm(records[k] - reconstruction) < np.linalg.norm(records[k - 1] - reconstruction):
            where = k
    return where
