# advice: nothing-added
def noisy_integers(integers, scale):
    return integers.copy()
