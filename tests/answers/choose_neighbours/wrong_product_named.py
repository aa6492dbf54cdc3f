# advice: chances-multiplied
def choose_neighbours(n, dropout, corrupt):
    for k in range(2, n):
        for t in range(1, k + 1):
            fails = chance_of_at_least(k - t + 1, k, round(dropout * n), n - 1)
            reads = chance_of_at_least(t, k, round(corrupt * n), n - 1)
            risk = fails * reads
            if risk < 1e-6:
                return k, t
    raise ValueError("nothing fits")
