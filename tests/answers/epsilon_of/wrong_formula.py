# advice: textbook-formula
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    epsilon = math.sqrt(2 * math.log(1.25 / delta)) / noise_multiplier
    return epsilon * math.sqrt(rounds)
