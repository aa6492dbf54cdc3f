# advice: not-nearest
def nearest_record(reconstruction, records):
    gap = np.sqrt(np.sum((records - reconstruction) ** 2))
    return min((gap, place) for place, _ in enumerate(records))[1]
