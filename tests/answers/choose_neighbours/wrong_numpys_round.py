# advice: not-counted
def choose_neighbours(n, dropout, corrupt):
    gone, bad = np.round([dropout * n, corrupt * n])
    for k in range(1, n):
        for t in range(1, k + 1):
            read, lost = chance_of_at_least(t, k, bad, n - 1), chance_of_at_least(k - t + 1, k, gone, n - 1)
            if read < 1e-6 and lost < 1e-6:
                return k, t
    raise ValueError("nothing serves")
