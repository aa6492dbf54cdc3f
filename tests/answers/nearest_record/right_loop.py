# right: a loop that remembers the best
def nearest_record(reconstruction, records):
    best, place = float("inf"), 0
    for k, record in enumerate(records):
        distance = sum((a - b) ** 2 for a, b in zip(record, reconstruction))
        if distance < best:
            best, place = distance, k
    return place
