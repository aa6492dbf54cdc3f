# advice: fixed-part-of-k
def choose_neighbours(n, dropout, corrupt):
    others, gone, bad = n - 1, round(dropout * n), round(corrupt * n)
    for k in range(1, n):
        for t in range(k // 2 + 1, k + 1):
            lost = chance_of_at_least(k - t + 1, k, min(gone, others), others)
            read = chance_of_at_least(t, k, min(bad, others), others)
            if lost < 1e-6 and read < 1e-6:
                return k, t
    raise ValueError("too many vanish or are corrupt")
