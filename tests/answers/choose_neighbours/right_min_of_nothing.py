# right: min() of nothing raises ValueError itself
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)

    def thresholds(k):
        return [
            t
            for t in range(1, k + 1)
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6
        ]

    for k in range(2, n):
        if thresholds(k) or k == n - 1:
            return k, min(thresholds(k))
