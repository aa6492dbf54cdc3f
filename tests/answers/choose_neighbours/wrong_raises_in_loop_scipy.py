# advice: raises-inside
def choose_neighbours(n, dropout, corrupt):
    from scipy.stats import hypergeom

    gone, bad = round(dropout * n), round(corrupt * n)
    for k in range(2, n):
        t = np.arange(1, k + 1)
        fits = (hypergeom.sf(t - 1, n - 1, bad, k) < 1e-6) & (hypergeom.sf(k - t, n - 1, gone, k) < 1e-6)
        if not fits.any():
            raise ValueError("no k")
        return k, int(t[fits][0])
