# advice: pixels-moved
import numpy as np


def keep_plausible(candidates, levels=16, tolerance=1e-6):
    steps = candidates * levels
    whole = np.rint(steps)
    fits = (np.abs(steps - whole) <= tolerance) & (whole >= 0) & (whole <= levels)
    return np.unique(np.sort(whole[fits.all(axis=1)], axis=1), axis=0) / levels
