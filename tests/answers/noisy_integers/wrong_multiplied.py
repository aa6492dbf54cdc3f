# advice: changes-at-tiny-scale
def noisy_integers(integers, scale):
    return integers * discrete_gaussian(scale, len(integers))
