# advice: gap-skipped
def choose_neighbours(n, dropout, corrupt):
    gone, bad = min(round(dropout * n), n - 1), min(round(corrupt * n), n - 1)

    def best(k):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6:
                return t if chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6 else None

    low, high = 0, n - 1
    if high < 1 or best(high) is None:
        raise ValueError("no k serves")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if best(middle) else (middle, high)
    return high, best(high)
