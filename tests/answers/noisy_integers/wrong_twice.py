# advice: wrong-strength
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale, len(integers)) + discrete_gaussian(scale, len(integers))
    return integers + noise
