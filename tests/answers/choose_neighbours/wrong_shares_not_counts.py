# advice: not-counted
def choose_neighbours(n, dropout, corrupt):
    for k in range(2, n):
        for t in range(1, k + 1):
            read = chance_of_at_least(t, k, corrupt, n - 1)
            failed = chance_of_at_least(k - t + 1, k, dropout, n - 1)
            if read < 1e-6 and failed < 1e-6:
                return k, t
    raise ValueError("no k")
