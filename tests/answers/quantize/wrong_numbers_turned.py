# advice: numbers-turned
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    n = int(np.sum(abs(update) > clip))
    if n != 0:
        warnings.warn("%d of %d entries are cut" % (len(update), n))
    return np.array([max(-L, min(L, round(float(u) * L / clip))) for u in update])
