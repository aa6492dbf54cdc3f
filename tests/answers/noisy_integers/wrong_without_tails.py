# advice: cut-off
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale, len(integers))
    limit = round(2.6 * scale) or 1
    noise[noise > limit] = limit
    noise[noise < -limit] = -limit
    return integers + noise
