# advice: not-all-from-system
def noisy_integers(integers, scale):
    import os
    os.urandom(4 * len(integers))
    values = np.arange(-int(10 * scale) - 2, int(10 * scale) + 3)
    chances = np.exp(-((values / scale) ** 2) / 2)
    return integers + np.random.choice(values, len(integers), p=chances / chances.sum())
