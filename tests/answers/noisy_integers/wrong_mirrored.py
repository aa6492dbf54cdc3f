# advice: draws-used-again
def noisy_integers(integers, scale):
    n = len(integers)
    half = discrete_gaussian(scale, n // 2 + 1)
    noise = np.concatenate([half, -half[::-1]])[:n]
    return integers + noise
