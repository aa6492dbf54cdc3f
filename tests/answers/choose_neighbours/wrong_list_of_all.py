# advice: tries-every-k
def choose_neighbours(n, dropout, corrupt):
    gone, bad, found = round(dropout * n), round(corrupt * n), []
    for k in range(2, n):
        for t in range(1, k + 1):
            is_read, fails = chance_of_at_least(t, k, bad, n - 1), chance_of_at_least(k - t + 1, k, gone, n - 1)
            if is_read < 1e-6 and fails < 1e-6:
                found.append((k, t))
    if not found:
        raise ValueError("no k")
    return found[0]
