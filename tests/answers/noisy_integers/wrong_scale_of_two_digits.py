# advice: scale-made-whole
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(round(scale, 2), len(integers))
