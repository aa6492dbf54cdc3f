# advice: raises-inside
def choose_neighbours(n, dropout, corrupt):
    d = round(dropout * n)
    c = round(corrupt * n)
    for k in range(1, n):
        t = 1
        while chance_of_at_least(t, k, c, n - 1) >= 1e-6:
            t += 1
        if chance_of_at_least(k - t + 1, k, d, n - 1) < 1e-6:
            return k, t
        else:
            raise ValueError("none")
