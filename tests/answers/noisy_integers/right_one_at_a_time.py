# right: a number at a time
def noisy_integers(integers, scale):
    return np.array([int(each) + int(discrete_gaussian(scale, 1)[0]) for each in integers])
