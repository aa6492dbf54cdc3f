# advice: first-left-out
def nearest_record(reconstruction, records):
    places = range(1, len(records))
    return min(places, key=lambda k: np.linalg.norm(records[k] - reconstruction))
