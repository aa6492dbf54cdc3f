# right: best0
def nearest_record(reconstruction, records):
    best = 0
    for k in range(1, len(records)):
        if sum((records[k] - reconstruction) ** 2) < sum((records[best] - reconstruction) ** 2):
            best = k
    return best
