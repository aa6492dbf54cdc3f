# advice: wrong-strength
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(scale / np.sqrt(len(integers)), len(integers))
