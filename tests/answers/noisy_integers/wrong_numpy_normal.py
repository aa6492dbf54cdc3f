# advice: returns-floats
def noisy_integers(integers, scale):
    return integers + np.random.normal(0, scale, len(integers))
