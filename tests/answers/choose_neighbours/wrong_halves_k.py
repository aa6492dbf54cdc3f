# advice: gap-skipped
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)

    def threshold(k):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6:
                return t

    low, high = 1, n - 1
    if not threshold(high):
        raise ValueError("no k")
    while high - low > 1:
        middle = (low + high) // 2
        if threshold(middle):
            high = middle
        else:
            low = middle
    return high, threshold(high)
