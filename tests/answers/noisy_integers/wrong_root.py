# advice: variance-as-scale
def noisy_integers(integers, scale):
    return integers + discrete_gaussian(np.sqrt(scale), len(integers))
