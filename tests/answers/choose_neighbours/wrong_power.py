# advice: too-risky
def choose_neighbours(n, dropout, corrupt):
    for k in range(2, n):
        for t in range(1, k + 1):
            if corrupt**t < 1e-6 and dropout ** (k - t + 1) < 1e-6:
                return k, t
    raise ValueError("no k")
