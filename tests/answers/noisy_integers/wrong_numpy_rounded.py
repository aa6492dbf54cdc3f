# advice: rounded-continuous
def noisy_integers(integers, scale):
    return integers + np.rint(np.random.default_rng().normal(0, scale, len(integers))).astype(np.int64)
