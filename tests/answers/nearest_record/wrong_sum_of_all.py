# advice: one-distance
def nearest_record(reconstruction, records):
    distances = np.sum((records - reconstruction) ** 2)
    return np.argmin(distances)
