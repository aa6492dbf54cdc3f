# advice: starts-at-zero
def nearest_record(reconstruction, records):
    best, where = 0, 0
    for i, record in enumerate(records):
        d = np.sum((record - reconstruction) ** 2)
        if d < best:
            best, where = d, i
    return where
