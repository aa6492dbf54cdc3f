# advice: scale-made-whole
def noisy_integers(integers, scale):
    steps = round(scale)
    return integers + discrete_gaussian(steps, len(integers))
