# advice: one-line-too-many
def nearest_record(reconstruction, records):
    distances = ((records - reconstruction) ** 2).sum(axis=1)
    distances[distances == 0] = np.inf
    return int(distances.argmin())
