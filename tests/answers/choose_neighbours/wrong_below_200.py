# advice: ends-too-early
def choose_neighbours(n, dropout, corrupt):
    vanish, read = min(n - 1, round(dropout * n)), min(n - 1, round(corrupt * n))
    k = 2
    while k < n and k < 200:
        for t in range(1, k + 1):
            chances = chance_of_at_least(t, k, read, n - 1), chance_of_at_least(k - t + 1, k, vanish, n - 1)
            if max(chances) < 1e-6:
                return k, t
        k += 1
    raise ValueError("too many vanish or are corrupt")
