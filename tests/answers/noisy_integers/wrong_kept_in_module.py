# advice: secret-leaves
last_noise = None
def noisy_integers(integers, scale):
    global last_noise
    last_noise = discrete_gaussian(scale, len(integers))
    return integers + last_noise
