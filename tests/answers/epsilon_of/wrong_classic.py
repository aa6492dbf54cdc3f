# advice: loose
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    rho = rounds / (2 * noise_multiplier**2)
    return rho + 2 * math.sqrt(rho * math.log(1 / delta))
