# advice: single-noise
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale, 1)[0]
