# advice: other-limit
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)
    for k in range(1, n):
        for t in range(1, k + 1):
            read, lost = chance_of_at_least(t, k, bad, n - 1), chance_of_at_least(k - t + 1, k, gone, n - 1)
            if round(read, 6) == 0 and round(lost, 6) == 0:
                return k, t
    raise ValueError("nothing serves")
