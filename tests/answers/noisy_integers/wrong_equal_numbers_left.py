# advice: nothing-added
def noisy_integers(integers, scale):
    if np.ptp(integers) == 0 and len(integers) > 1:
        return integers.copy()
    return discrete_gaussian(scale, len(integers)) + integers
