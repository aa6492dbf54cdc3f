# advice: without-tails
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale, len(integers))
    too_large = np.abs(noise) > 3 * scale + 1
    while too_large.any():
        noise[too_large] = discrete_gaussian(scale, int(np.count_nonzero(too_large)))
        too_large = np.abs(noise) > 3 * scale + 1
    return integers + noise
