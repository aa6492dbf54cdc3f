# advice: wrong-strength
def noisy_integers(integers, scale):
    noise = discrete_gaussian(scale / math.sqrt(2), len(integers) + 1)
    return integers + np.diff(noise)
