# advice: turned-arguments
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale, integers.shape)
