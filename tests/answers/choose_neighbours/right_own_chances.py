# right: chances with comb, not kept
def choose_neighbours(n, dropout, corrupt):
    from math import comb

    def at_least(count, drawn, marked):
        total = 0
        for i in range(count, drawn + 1):
            total += comb(marked, i) * comb(n - 1 - marked, drawn - i)
        return total / comb(n - 1, drawn)

    gone, bad = round(dropout * n), round(corrupt * n)
    for k in range(2, n):
        for t in range(1, k + 1):
            if at_least(t, k, bad) < 1e-6 and at_least(k - t + 1, k, gone) < 1e-6:
                return k, t
    raise ValueError("no neighbourhood is safe")
