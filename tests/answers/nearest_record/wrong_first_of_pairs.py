# advice: places-compared
def nearest_record(reconstruction, records):
    squares = [sum((a - b) ** 2 for a, b in zip(record, reconstruction)) for record in records]
    return min((place, square) for place, square in enumerate(squares))[0]
