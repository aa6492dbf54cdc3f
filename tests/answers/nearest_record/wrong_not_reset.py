# advice: starts-once
def nearest_record(reconstruction, records):
    best, where = float("inf"), None
    d = 0.0
    for i in range(len(records)):
        for j in range(len(reconstruction)):
            d += (records[i][j] - reconstruction[j]) ** 2
        if d < best:
            best, where = d, i
    return where
