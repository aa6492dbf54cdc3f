# advice: even-only
def choose_neighbours(n, dropout, corrupt):
    gone, bad = min(n - 1, round(dropout * n)), min(n - 1, round(corrupt * n))
    for k in range(2, n, 2):
        for t in range(1, k + 1):
            failed = chance_of_at_least(k - t + 1, k, gone, n - 1)
            if failed < 1e-6 and chance_of_at_least(t, k, bad, n - 1) < 1e-6:
                return k, t
    raise ValueError("no even k serves")
