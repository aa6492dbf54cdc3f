# right: as the hints say
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale, len(integers))
