# advice: other-limit
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(n * dropout), round(n * corrupt)
    for k in range(1, n):
        for t in range(1, k + 1):
            both = [chance_of_at_least(t, k, bad, n - 1), chance_of_at_least(k - t + 1, k, gone, n - 1)]
            if np.isclose(both, 0).all():
                return k, t
    raise ValueError("nothing serves")
