# advice: from-one
def nearest_record(reconstruction, records):
    return 1 + int(np.argmin(((records - reconstruction) ** 2).sum(axis=1)))
