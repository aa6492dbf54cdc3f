# advice: noise-on-some
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale, len(integers))
    return np.where(integers > 0, integers + noise, integers)
