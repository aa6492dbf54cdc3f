# advice: coarse-numbers
def nearest_record(reconstruction, records):
    gaps = np.linalg.norm(records - reconstruction, axis=1)
    as_good = np.flatnonzero(gaps <= gaps.min() + 0.005)
    first = int(as_good[0])
    return first
