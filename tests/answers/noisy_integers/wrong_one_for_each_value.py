# advice: same-for-equals
def noisy_integers(integers, scale):
    noise = {}
    for v in integers.tolist():
        if v not in noise:
            noise[v] = int(discrete_gaussian(scale, 1)[0])
    return np.array([v + noise[v] for v in integers.tolist()])
