# advice: middle-taken-once
def nearest_record(reconstruction, records):
    squares = (records * records).sum(axis=1) - records.dot(reconstruction)
    return int(squares.argmin())
