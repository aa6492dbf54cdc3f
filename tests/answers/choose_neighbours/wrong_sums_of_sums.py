# advice: gap-skipped
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)
    def chance(count, k, marked):
        return sum(chance_of_at_least(c, k, marked, n - 1) for c in range(count, k + 1))
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance(k - t + 1, k, gone) < 1e-6 and chance(t, k, bad) < 1e-6:
                return k, t
    raise ValueError("none")
