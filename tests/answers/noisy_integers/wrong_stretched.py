# advice: stretched
def noisy_integers(integers, scale):
    return integers + np.rint(discrete_gaussian(1.0, len(integers)) * scale).astype(np.int64)
