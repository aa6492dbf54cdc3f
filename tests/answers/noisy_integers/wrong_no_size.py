# advice: needs-size
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale)
