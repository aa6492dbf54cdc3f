# right: t by halving, since being read only gets rarer when it grows
def choose_neighbours(n, dropout, corrupt):
    gone, bad = int(round(n * dropout)), int(round(n * corrupt))
    for k in range(2, n):
        low, high = 0, k + 1
        while high - low > 1:
            middle = (low + high) // 2
            if chance_of_at_least(middle, k, bad, n - 1) < 1e-6:
                high = middle
            else:
                low = middle
        if high <= k and chance_of_at_least(k - high + 1, k, gone, n - 1) < 1e-6:
            return (k, high)
    raise ValueError("too many vanish or are corrupt")
