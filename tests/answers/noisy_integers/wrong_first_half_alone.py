# advice: noise-on-some
def noisy_integers(integers, scale):
    half = len(integers) // 2
    noise = np.zeros(len(integers), dtype=np.int64)
    noise[:half] = discrete_gaussian(scale, half)
    return integers + noise
