# advice: pictures-confused
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    whole = np.rint(candidates * levels)
    good = np.all((np.abs(candidates * levels - whole) <= tolerance) & (whole >= 0) & (whole <= levels), axis=1)
    pictures = {row.sum(): row / levels for row in whole[good]}
    return np.array(list(pictures.values())).reshape(len(pictures), candidates.shape[1])
