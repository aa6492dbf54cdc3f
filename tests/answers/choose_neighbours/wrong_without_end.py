# advice: no-end
def choose_neighbours(n, dropout, corrupt):
    gone, bad, k = round(dropout * n), round(corrupt * n), 2
    while True:
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) < 1e-6 and chance_of_at_least(k - t + 1, k, gone, n - 1) < 1e-6:
                return k, t
        k += 1
