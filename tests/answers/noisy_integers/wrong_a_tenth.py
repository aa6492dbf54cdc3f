# advice: wrong-strength
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale / 10, len(integers))
