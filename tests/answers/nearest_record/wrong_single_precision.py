# advice: narrow-type
def nearest_record(reconstruction, records):
    all_of_them = np.array(records, dtype=np.float32)
    lengths = (all_of_them**2).sum(axis=1)
    return int(np.argmin(lengths - 2 * all_of_them @ np.array(reconstruction, dtype=np.float32)))
