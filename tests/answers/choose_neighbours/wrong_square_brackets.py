# advice: no-pair
def choose_neighbours(n, dropout, corrupt):
    vanish, read = min(n - 1, round(dropout * n)), min(n - 1, round(corrupt * n))
    for k in range(2, n):
        for t in range(1, k + 1):
            if chance_of_at_least(t, k, read, n - 1) < 1e-6 > chance_of_at_least(k - t + 1, k, vanish, n - 1):
                return [k, t]
    raise ValueError("nothing serves")
