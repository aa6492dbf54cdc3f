# advice: put-back
def choose_neighbours(n, dropout, corrupt):
    from scipy.stats import binom

    for k in range(2, n):
        t = np.arange(1, k + 1)
        fits = (binom.sf(t - 1, k, corrupt) < 1e-6) & (binom.cdf(t - 1, k, 1 - dropout) < 1e-6)
        if fits.any():
            return k, int(t[fits][0])
    raise ValueError("no k")
