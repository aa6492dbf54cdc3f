# right: one minus the chance that enough survive
def choose_neighbours(n, dropout, corrupt):
    staying = n - 1 - round(dropout * n)
    bad = round(corrupt * n)
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, bad, n - 1) >= 1e-6:
                continue
            if 1 - chance_of_at_least(t, k, staying, n - 1) < 1e-6:
                return k, t
            break
    raise ValueError("with every k it fails or is read")
