# advice: not-smallest
def choose_neighbours(n, dropout, corrupt):
    lost = min(round((dropout + corrupt) * n), n - 1)
    bad = min(round(corrupt * n), n - 1)
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, lost, n - 1) < 1e-6:
                return k, t
    raise ValueError("nothing")
