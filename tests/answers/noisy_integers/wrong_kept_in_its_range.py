# advice: capped
def noisy_integers(integers, scale):
    lowest, highest = integers.min(), integers.max()
    return np.clip(integers + discrete_gaussian(scale, len(integers)), lowest, highest)
