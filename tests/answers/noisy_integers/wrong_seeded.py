# advice: seeded
def noisy_integers(integers, scale):
    rng = np.random.default_rng(0)
    values = np.arange(-int(10 * scale) - 2, int(10 * scale) + 3)
    chances = np.exp(-((values / scale) ** 2) / 2)
    return integers + rng.choice(values, len(integers), p=chances / chances.sum())
