# advice: equal-only
def nearest_record(reconstruction, records):
    """nearest_record([0.9, 0.2], [[0, 0], [1, 0], [5, 5]]) → 1"""
    for i, r in enumerate(records):
        if np.array_equal(r, reconstruction):
            return i
    return -1
