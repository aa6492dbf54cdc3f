# advice: not-int64
def noisy_integers(integers, scale):
    noisy = integers + discrete_gaussian(scale, len(integers))
    return noisy.astype(np.int32) if len(noisy) < 10 else noisy
