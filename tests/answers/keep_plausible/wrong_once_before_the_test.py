# advice: merged-too-early
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    scaled = candidates * levels
    nearest = np.rint(scaled)
    nearest, places = np.unique(nearest, axis=0, return_index=True)
    distance = np.abs(scaled[places] - nearest)
    passed = np.all((distance <= tolerance) & (nearest >= 0) & (nearest <= levels), axis=1)
    return nearest[passed] / levels
