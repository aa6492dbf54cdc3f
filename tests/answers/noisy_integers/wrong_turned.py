# advice: turned-arguments
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(len(integers), scale)
