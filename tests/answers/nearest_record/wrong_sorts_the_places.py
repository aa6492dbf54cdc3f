# advice: place-after-sorting
def nearest_record(reconstruction, records):
    d = np.linalg.norm(records - reconstruction, axis=1)
    return sorted(range(len(d)))[0]
