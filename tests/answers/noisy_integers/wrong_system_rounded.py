# advice: rounded-continuous
def noisy_integers(integers, scale):
    import random
    system = random.SystemRandom()
    return integers + np.array([round(system.gauss(0, scale)) for _ in integers])
