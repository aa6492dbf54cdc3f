# advice: gives-delta
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    return rounds / (2 * noise_multiplier**2)
