# right: the smallest t first, which leads to the same k
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)
    for t in range(1, n):
        for k in range(max(t, 2), n):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6:
                return k, t
    raise ValueError("no k")
