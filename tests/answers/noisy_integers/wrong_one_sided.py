# advice: one-sided
def noisy_integers(integers, scale):
    return integers + np.abs(discrete_gaussian(scale, len(integers)))
