# advice: too-risky
def choose_neighbours(n, dropout, corrupt):
    for k in range(2, n):
        for t in range(1, k + 1):
            if t > corrupt * k and k - t >= dropout * k:
                return k, t
    raise ValueError("no k")
