# advice: wrong-axis
def nearest_record(reconstruction, records):
    return int(np.argmin(np.sum((records - reconstruction) ** 2, axis=0)))
