# right: a copy, then in place
def noisy_integers(integers, scale):
    noisy = integers.copy()
    noisy += discrete_gaussian(scale, noisy.shape[0])
    return noisy
