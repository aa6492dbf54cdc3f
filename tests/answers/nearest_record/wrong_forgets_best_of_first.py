# advice: forgets-the-best
def nearest_record(reconstruction, records):
    best, where = np.sum((records[0] - reconstruction) ** 2), 0
    for i, record in enumerate(records):
        if np.sum((record - reconstruction) ** 2) < best:
            where = i
    return where
