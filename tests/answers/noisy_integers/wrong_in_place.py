# advice: changes-input
def noisy_integers(integers, scale):
    integers += discrete_gaussian(scale, len(integers))
    return integers
