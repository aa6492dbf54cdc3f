# right: the count, its share, and the places
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    places = np.flatnonzero(np.abs(update) > clip)
    if len(places):
        share = len(places) / len(update)
        warnings.warn(f"{len(places)} of {len(update)} entries ({share:.1%}) cut, at {places.tolist()}")
    return np.rint(np.clip(update, -clip, clip) / clip * largest).astype(np.int64)
