# advice: equal-only
def nearest_record(reconstruction, records):
    """nearest_record([0.9, 0.2], [[0, 0], [1, 0], [5, 5]]) → 1"""
    for place in range(len(records)):
        if np.allclose(records[place], reconstruction):
            return place
