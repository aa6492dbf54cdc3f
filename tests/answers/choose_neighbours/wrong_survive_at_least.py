# advice: t-vanish
def choose_neighbours(n, dropout, corrupt):
    gone, bad = min(round(dropout * n), n - 1), min(round(corrupt * n), n - 1)
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(t, k, gone, n - 1) < 1e-6:
                return k, t
    raise ValueError("nothing")
