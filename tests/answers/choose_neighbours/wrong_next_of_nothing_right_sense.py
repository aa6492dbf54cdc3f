# advice: gives-up
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)
    return next(
        (k, t)
        for k in range(2, n)
        for t in range(1, k + 1)
        if chance_of_at_least(t, k, bad, n - 1) > 1e-6 > chance_of_at_least(t, k, n - 1 - gone, n - 1)
    )
