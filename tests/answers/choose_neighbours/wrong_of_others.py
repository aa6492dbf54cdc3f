# advice: counted-of-others
def choose_neighbours(n, dropout, corrupt):
    others = n - 1
    gone, bad = round(dropout * others), round(corrupt * others)
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, others) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, others) < 1e-6:
                return k, t
    raise ValueError("nothing")
