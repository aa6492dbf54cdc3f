# right: scipy's hypergeom, one call at a time
def choose_neighbours(n, dropout, corrupt):
    from scipy.stats import hypergeom

    gone, bad = round(dropout * n), round(corrupt * n)
    for k in range(2, n):
        for t in range(1, k + 1):
            if hypergeom.sf(t - 1, n - 1, bad, k) < 1e-6 and hypergeom.cdf(t - 1, n - 1, n - 1 - gone, k) < 1e-6:
                return k, t
    raise ValueError("no k")
