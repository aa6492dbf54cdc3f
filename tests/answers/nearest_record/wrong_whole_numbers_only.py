# advice: coarse-numbers
def nearest_record(reconstruction, records):
    near = np.rint(100 * records) / 100
    return int(np.argmin(np.sum((near - reconstruction) ** 2, axis=1)))
