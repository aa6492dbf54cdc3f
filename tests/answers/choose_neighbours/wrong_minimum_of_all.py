# advice: tries-every-k
def choose_neighbours(n, dropout, corrupt):
    def safe(k, t):
        gone, bad = round(dropout * n), round(corrupt * n)
        return (
            chance_of_at_least(t, k, bad, n - 1) < 0.000001
            and chance_of_at_least(k - t + 1, k, gone, n - 1) < 0.000001
        )

    return min((k, t) for k in range(2, n) for t in range(1, k + 1) if safe(k, t))
