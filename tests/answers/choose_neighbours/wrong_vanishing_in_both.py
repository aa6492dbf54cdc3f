# advice: shares-swapped
def choose_neighbours(n, dropout, corrupt):
    others = n - 1
    lost, bad = min(others, round(dropout * n)), min(others, round(corrupt * n))
    for k in range(1, n):
        for t in range(1, k + 1):
            risks = (chance_of_at_least(k - t + 1, k, lost, others), chance_of_at_least(t, k, lost, others))
            if all(risk < 1e-6 for risk in risks):
                return k, t
    raise ValueError("nothing serves")
