# advice: adds-floats-in-place
def noisy_integers(integers, scale):
    noisy = integers.copy()
    noisy += np.random.normal(0, scale, len(integers))
    return noisy
