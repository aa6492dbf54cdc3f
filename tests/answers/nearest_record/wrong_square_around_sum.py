# advice: squared-too-late
def nearest_record(reconstruction, records):
    off = np.square(np.sum(records - reconstruction, axis=1))
    return int(off.argmin())
