# advice: exactly-so-many
from math import comb


def choose_neighbours(n, dropout, corrupt):
    def chance(count, k, marked):
        return comb(marked, count) * comb(n - 1 - marked, k - count) / comb(n - 1, k)

    gone, bad = round(dropout * n), round(corrupt * n)
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance(t, k, bad) < 1e-6 and chance(k - t + 1, k, gone) < 1e-6:
                return k, t
    raise ValueError("no k")
