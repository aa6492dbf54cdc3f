# right: scipy's hypergeom, all t at once
def choose_neighbours(n, dropout, corrupt):
    from scipy import stats

    gone, bad = min(round(dropout * n), n - 1), min(round(corrupt * n), n - 1)
    for k in range(2, n):
        t = np.arange(1, k + 1)
        read = stats.hypergeom(n - 1, bad, k).sf(t - 1)
        failed = stats.hypergeom(n - 1, gone, k).sf(k - t)
        fits = np.flatnonzero((read < 1e-6) & (failed < 1e-6))
        if len(fits):
            return k, t[fits[0]]
    raise ValueError("no k")
