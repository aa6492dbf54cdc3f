# right: the first raw candidate of each picture
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps).astype(int)
    fits = np.all((np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= levels), axis=1)
    places = {tuple(whole[k]): k for k in np.flatnonzero(fits)}
    return candidates[list(places.values())] if places else candidates[:0]
