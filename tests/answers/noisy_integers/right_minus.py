# right: noise has no sign of its own
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale, integers.size)
    return np.subtract(integers, noise)
