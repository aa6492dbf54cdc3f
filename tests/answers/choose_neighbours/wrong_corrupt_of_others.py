# advice: one-change
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * (n - 1))
    for k in range(1, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6:
                return k, t
    raise ValueError("none")
