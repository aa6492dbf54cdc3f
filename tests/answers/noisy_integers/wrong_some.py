# advice: noise-on-some
def noisy_integers(integers, scale):
    noisy = integers.copy()
    half = len(noisy) // 2
    if half:
        noisy[:half] += discrete_gaussian(scale, half)
    return noisy
