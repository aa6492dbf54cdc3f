# advice: cut-in-result
import numpy as np


def keep_plausible(candidates, levels=16, tolerance=1e-6):
    part, whole = np.modf(candidates * levels)
    near = np.minimum(part, 1 - part) <= tolerance
    fits = near & (whole >= 0) & (whole <= levels)
    return np.unique(whole[fits.all(axis=1)], axis=0) / levels
