# right: a while loop, and t only as far as the corrupt ones ask
def choose_neighbours(n, dropout, corrupt):
    others = n - 1
    gone = min(round(dropout * n), others)
    bad = min(round(corrupt * n), others)
    k = 2
    while k <= others:
        t = 1
        while t <= k and chance_of_at_least(t, k, bad, others) >= 1e-6:
            t += 1
        if t <= k and chance_of_at_least(k - t + 1, k, gone, others) < 1e-6:
            return k, t
        k += 1
    raise ValueError("nothing fits")
