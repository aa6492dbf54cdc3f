# advice: gap-skipped
def choose_neighbours(n, dropout, corrupt):
    from bisect import bisect_left

    gone, bad = round(dropout * n), round(corrupt * n)

    def fits(k, t):
        return chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6

    ks = range(2, n)
    place = bisect_left(ks, True, key=lambda k: any(fits(k, t) for t in range(1, k + 1)))
    if place == len(ks):
        raise ValueError("no k")
    k = ks[place]
    return k, min(t for t in range(1, k + 1) if fits(k, t))
