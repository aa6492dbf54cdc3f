# advice: too-risky
def choose_neighbours(n, dropout, corrupt):
    d = min(round(dropout * n), n - 1)
    c = min(round(corrupt * n), n - 1)
    best = None
    for k in range(1, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, c, n - 1) < 1e-6 or chance_of_at_least(k - t + 1, k, d, n - 1) < 1e-6:
                best = k, t
                break
    if best is None:
        raise ValueError("none")
    return best
