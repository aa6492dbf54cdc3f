# advice: not-the-system
def noisy_integers(integers, scale):
    values = np.arange(-int(10 * scale) - 2, int(10 * scale) + 3)
    chances = np.exp(-((values / scale) ** 2) / 2)
    return integers + np.random.default_rng().choice(values, len(integers), p=chances / chances.sum())
