# advice: starts-too-near
def nearest_record(reconstruction, records):
    best, where = 100, 0
    for i, record in enumerate(records):
        d = np.linalg.norm(record - reconstruction)
        if d < best:
            best, where = d, i
    return where
