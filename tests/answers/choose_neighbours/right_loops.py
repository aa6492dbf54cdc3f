# right: two loops
def choose_neighbours(n, dropout, corrupt):
    gone = min(round(dropout * n), n - 1)
    bad = min(round(corrupt * n), n - 1)
    for k in range(2, n):
        for t in range(1, k + 1):
            fails = chance_of_at_least(k - t + 1, k, gone, n - 1)
            is_read = chance_of_at_least(t, k, bad, n - 1)
            if fails < 1e-6 and is_read < 1e-6:
                return k, t
    raise ValueError("no k serves")
