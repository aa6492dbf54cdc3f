# advice: equal-only
def nearest_record(reconstruction, records):
    for k, record in enumerate(records):
        if np.array_equal(record, reconstruction):
            return k
