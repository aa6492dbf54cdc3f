# advice: too-risky
def choose_neighbours(n, dropout, corrupt):
    gone = round(dropout * n)
    bad = round(corrupt * n)
    for k in range(1, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) + chance_of_at_least(k - t + 1, k, gone, n - 1) < 2e-6:
                return k, t
    raise ValueError("none")
