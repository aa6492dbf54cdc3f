# advice: noise-on-some
def noisy_integers(integers, scale):
    noise = np.zeros(len(integers), dtype=np.int64)
    noise[0] = discrete_gaussian(scale, 1)[0]
    return integers + noise
