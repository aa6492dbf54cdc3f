# advice: sorted-noise
def noisy_integers(integers, scale):
    return integers + np.sort(discrete_gaussian(scale, len(integers)))
