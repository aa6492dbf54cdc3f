# right: min() of a k's thresholds, with a default
def choose_neighbours(n, dropout, corrupt):
    others, gone, bad = n - 1, round(dropout * n), round(corrupt * n)
    for k in range(1, n):
        not_read = {t for t in range(1, k + 1) if chance_of_at_least(t, k, bad, others) < 1e-6}
        not_failing = {t for t in range(1, k + 1) if chance_of_at_least(k - t + 1, k, gone, others) < 1e-6}
        t = min(not_read & not_failing, default=None)
        if t:
            return k, t
    raise ValueError(f"{n} clients are too few")
