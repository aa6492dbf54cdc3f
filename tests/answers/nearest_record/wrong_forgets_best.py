# advice: forgets-the-best
def nearest_record(reconstruction, records):
    best, where = float("inf"), 0
    for i, record in enumerate(records):
        d = np.sum((record - reconstruction) ** 2)
        if d < best:
            where = i
    return where
