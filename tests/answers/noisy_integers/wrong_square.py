# advice: variance-as-scale
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale**2, len(integers))
