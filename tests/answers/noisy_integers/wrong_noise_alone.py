# advice: noise-alone
def noisy_integers(integers, scale):
    return discrete_gaussian(scale, len(integers))
