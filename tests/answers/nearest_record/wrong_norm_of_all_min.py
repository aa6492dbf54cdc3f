# advice: no-axis
def nearest_record(reconstruction, records):
    distances = np.sqrt(np.sum((records - reconstruction) ** 2))
    return list(distances).index(min(distances))
