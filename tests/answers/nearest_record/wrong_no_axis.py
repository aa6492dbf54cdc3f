# advice: flat-place
def nearest_record(reconstruction, records):
    return int(np.argmin((records - reconstruction) ** 2))
