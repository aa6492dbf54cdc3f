# advice: adds-up-to-nothing
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale, len(integers))
    return integers + noise - int(round(noise.mean()))
