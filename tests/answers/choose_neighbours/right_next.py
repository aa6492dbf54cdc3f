# right: next over a generator, with None at its end
def choose_neighbours(n, dropout, corrupt):
    gone, bad = round(dropout * n), round(corrupt * n)
    pairs = ((k, t) for k in range(1, n) for t in range(1, k + 1))
    found = next(
        (
            (k, t)
            for k, t in pairs
            if max(chance_of_at_least(t, k, bad, n - 1), chance_of_at_least(k - t + 1, k, gone, n - 1)) < 1e-6
        ),
        None,
    )
    if found is None:
        raise ValueError(f"{n} clients are too few")
    return found
